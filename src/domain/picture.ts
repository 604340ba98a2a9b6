/** Pictures that organisers upload: how they are kept, under which names, and what is taken. */

/** Those of their widths that are below the picture's own are kept beside it, so that a phone loads no more than it shows. */
export const PICTURE_WIDTHS = [480, 960, 1600] as const;
export const LARGEST_PICTURE = 1600;

export const PICTURE_BOUNDS = {
  bytes: 10 * 1024 * 1024,
  /** Of width times height. */
  pixels: 40_000_000,
  longestSide: 12_000,
  leastWidth: 320,
  leastHeight: 160,
} as const;

/** From the smallest that a reader may load: browsers take the first that they know. */
export const PICTURE_FORMATS = ['avif', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const pictureName = (hash: string, width: number, format: PictureFormat) => `${hash}-${width}.${format}`;

/** What its sizes have in common. */
export const pictureHash = (name: string) => name.slice(0, 32);

/** Whether a file of ours may be called so: nothing else is ever looked for. */
export const isPictureName = (name: string) => /^[0-9a-f]{32}-\d{3,4}\.(avif|webp)$/.test(name);

export const picturePath = (name: string) => `/pictures/${name}`;

/** Whether `address` is that of a picture uploaded here. */
export const isUploadedPicture = (address: string) => UPLOADED.test(address);

const UPLOADED = /^\/pictures\/([0-9a-f]{32})-(\d{3,4})\.webp$/;

/** The widths in which a picture is kept that is so wide itself. */
const keptWidths = (width: number): number[] => [...PICTURE_WIDTHS.filter((kept) => kept < width), width];

/** For `<source>`: an uploaded picture in each format, in all its widths. Null for a picture that is kept elsewhere. */
export function pictureSources(address: string): { type: string; srcSet: string }[] | null {
  const [, hash = '', width = ''] = UPLOADED.exec(address) ?? [];
  if (hash === '') return null;
  return PICTURE_FORMATS.map((format) => ({
    type: `image/${format}`,
    srcSet: keptWidths(Number(width))
      .map((kept) => `${picturePath(pictureName(hash, kept, format))} ${kept}w`)
      .join(', '),
  }));
}
