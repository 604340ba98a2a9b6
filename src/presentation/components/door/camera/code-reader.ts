/** Finds a QR code in what the camera shows: by the browser's own detector where it has one, else by `qr`. */

export type CodeReader = (video: HTMLVideoElement) => Promise<string | null>;

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const isDetectorClass = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value;

/** https://developer.mozilla.org/docs/Web/API/BarcodeDetector; null where the browser has none that reads QR codes. */
async function builtIn(): Promise<CodeReader | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (!isDetectorClass(found)) return null;
  const formats = await found.getSupportedFormats().catch((): string[] => []);
  if (!formats.includes('qr_code')) return null;
  const detector = new found({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

/** Side of the square that is looked at, in pixels: enough for 49 modules, and small enough for an old phone. */
const SIDE = 640;

/** Its own part of the page, loaded before the page is kept for when there is no network. */
export const loadDecoder = () => import('qr/decode.js');

async function byLibrary(): Promise<CodeReader> {
  const { decodeQR } = await loadDecoder();
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const side = Math.min(video.videoWidth, video.videoHeight);
    if (!context || side === 0) return null;
    const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
    context.drawImage(video, left, top, side, side, 0, 0, SIDE, SIDE);
    try {
      return decodeQR(context.getImageData(0, 0, SIDE, SIDE));
    } catch {
      // There is none in this picture.
      return null;
    }
  };
}

export const codeReader = async (): Promise<CodeReader> => (await builtIn()) ?? (await byLibrary());
