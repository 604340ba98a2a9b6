import { z } from 'zod';

/** An uploaded picture. `imageUrl` is what an event takes as its own. Contract: POST /api/pictures. */
export const pictureDto = z.strictObject({
  imageUrl: z.string().meta({ examples: ['/pictures/5d41402abc4b2a76b9719d911017c592-1600.webp'] }),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type PictureDto = z.output<typeof pictureDto>;
