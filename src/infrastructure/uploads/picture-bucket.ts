import { AwsClient } from 'aws4fetch';
import type { PictureStore } from '../../application/pictures/ports.ts';

/** Where pictures are kept by S3's protocol, which most clouds and MinIO speak. */
export type BucketSettings = {
  /** `https://s3.eu-central-1.amazonaws.com`, without the bucket, which stands in the path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const LONGEST_MS = 10_000;

/** Pictures as objects of a bucket, each under its name. The bucket itself may be closed to everybody: we serve them. */
export function pictureBucket({ endpoint, bucket, region, ...keys }: BucketSettings): PictureStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 });
  const address = (name: string) => `${endpoint.replace(/\/+$/, '')}/${bucket}/pictures/${name}`;
  const ask = (name: string, init: RequestInit) =>
    client.fetch(address(name), { ...init, signal: AbortSignal.timeout(LONGEST_MS) });
  const failed = (what: string, { status }: Response) => new Error(`the bucket ${bucket} ${what}: ${status}`);

  return {
    async put(files) {
      for (const { name, bytes } of files) {
        const headers = { 'content-type': name.endsWith('.avif') ? 'image/avif' : 'image/webp' };
        const response = await ask(name, { method: 'PUT', body: new Uint8Array(bytes), headers });
        await response.arrayBuffer();
        if (!response.ok) throw failed('does not take a picture', response);
      }
    },

    async get(name) {
      const response = await ask(name, { method: 'GET' });
      const bytes = await response.arrayBuffer();
      if (response.status === 404) return null;
      if (!response.ok) throw failed('does not give a picture', response);
      return new Uint8Array(bytes);
    },
  };
}
