import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyTexts } from '../../application/api-keys/ports.ts';

const START = 'ehk_';
const SECRET_BYTES = 24;
const TAG_BYTES = 9;
const SECRET_LENGTH = (SECRET_BYTES / 3) * 4;
/** The start and six letters more: enough to tell keys apart, too little to help anybody guess. */
const PREFIX_LENGTH = START.length + 6;
const SHAPE = new RegExp(`^${START}([\\w-]{${SECRET_LENGTH}})([\\w-]{${(TAG_BYTES / 3) * 4}})$`);

/**
 * `ehk_`, 192 random bits, which need no slow hash, and 72 bits of an HMAC of them under a key that is made from the
 * server's secret: whoever makes up keys by the thousands is refused without a look into the database.
 */
export function keyTexts(serverSecret: string): KeyTexts {
  const tagKey = Buffer.from(hkdfSync('sha256', serverSecret, '', 'eventhub:api-key', 32));
  const tagOf = (secret: string) => createHmac('sha256', tagKey).update(secret).digest().subarray(0, TAG_BYTES);
  const hash = (key: string) => createHash('sha256').update(key).digest();
  return {
    next() {
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      return `${START}${secret}${tagOf(secret).toString('base64url')}`;
    },

    prefixOf: (key) => key.slice(0, PREFIX_LENGTH),
    hash,

    read(text) {
      const [, secret, tag] = SHAPE.exec(text) ?? [];
      if (secret === undefined || tag === undefined) return null;
      return timingSafeEqual(Buffer.from(tag, 'base64url'), tagOf(secret)) ? hash(text) : null;
    },
  };
}
