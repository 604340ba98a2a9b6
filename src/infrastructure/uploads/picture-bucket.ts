import { AwsClient } from 'aws4fetch';
import type { PictureStore } from '../../application/pictures/ports.ts';
import { isPictureName } from '../../domain/picture.ts';

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
const FOLDER = 'pictures/';

/** What a list of objects (`ListObjectsV2`, XML) says of each: its key, and when it was put. Nothing else is read of it. */
const OBJECT =
  /<Contents>(?:(?!<\/Contents>).)*?<Key>([^<]*)<\/Key>(?:(?!<\/Contents>).)*?<LastModified>([^<]*)<\/LastModified>/gs;

const objectsIn = (xml: string) =>
  Array.from(xml.matchAll(OBJECT), ([, key = '', at = '']) => ({
    key: decodeURIComponent(key.replaceAll('+', ' ')),
    storedAt: new Date(at),
  }));

/** Pictures as objects of a bucket, each under its name. The bucket itself may be closed to everybody: we serve them. */
export function pictureBucket({ endpoint, bucket, region, ...keys }: BucketSettings): PictureStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 });
  const all = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const fetchSoon = (address: string, init: RequestInit) =>
    client.fetch(address, { ...init, signal: AbortSignal.timeout(LONGEST_MS) });
  const ask = (name: string, init: RequestInit) => fetchSoon(`${all}/${FOLDER}${name}`, init);
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

    async *list() {
      for (let last = ''; ; ) {
        const query = new URLSearchParams({ 'list-type': '2', 'encoding-type': 'url', prefix: FOLDER });
        if (last !== '') query.set('start-after', last);
        const response = await fetchSoon(`${all}?${query}`, { method: 'GET' });
        const xml = await response.text();
        if (!response.ok) throw failed('does not say what is in it', response);
        const found = objectsIn(xml);
        const next = found.at(-1)?.key ?? last;
        if (next === last) return;
        last = next;
        yield found
          .map(({ key, storedAt }) => ({ name: key.slice(FOLDER.length), storedAt }))
          .filter(({ name }) => isPictureName(name));
      }
    },

    async remove(names) {
      for (const name of names) {
        const response = await ask(name, { method: 'DELETE' });
        await response.arrayBuffer();
        if (!response.ok && response.status !== 404) throw failed('does not let go of a picture', response);
      }
    },
  };
}
