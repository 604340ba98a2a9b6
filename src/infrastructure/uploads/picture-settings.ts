import path from 'node:path';
import { z } from 'zod';
import type { BucketSettings } from './picture-bucket.ts';

/** Where uploaded pictures are kept, from the variables of the environment (env.ts). */

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);

export const pictureVariables = {
  EVENTHUB_DATA: text,
  S3_ENDPOINT: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).optional(),
  S3_BUCKET: text,
  S3_REGION: text,
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
};
type Variables = z.output<z.ZodObject<typeof pictureVariables>>;

export type PictureSettings = { folder: string; bucket: BucketSettings | null };

const NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** A bucket where one is named, with all that it needs; else the folder `pictures` beside the other data. */
export function pictureSettings(variables: Variables): { settings: PictureSettings; errors: string[] } {
  const folder = path.resolve(variables.EVENTHUB_DATA ?? '.data', 'pictures');
  const missing = NEEDED.filter((name) => !variables[name]);
  if (missing.length === NEEDED.length) return { settings: { folder, bucket: null }, errors: [] };
  const { S3_ENDPOINT = '', S3_BUCKET = '', S3_ACCESS_KEY_ID = '', S3_SECRET_ACCESS_KEY = '' } = variables;
  const bucket = {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: variables.S3_REGION ?? 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
  return {
    settings: { folder, bucket },
    errors: missing.map((name) => `${name}: is needed beside the other S3_ ones`),
  };
}
