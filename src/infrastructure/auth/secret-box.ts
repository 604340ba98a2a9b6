import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

export type SecretBox = {
  seal(secret: Buffer, owner: string): Buffer;
  /** @throws where it was changed, belongs to another owner, or was sealed under another key */
  open(sealed: Buffer, owner: string): Buffer;
};

/**
 * AES-256-GCM under a key that HKDF derives from the server's secret for `purpose` alone. The owner is authenticated with
 * it: a row that somebody copies to another account opens nothing there. Stored as nonce, tag, text.
 */
export function secretBox(serverSecret: string, purpose: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', serverSecret, '', `eventhub:${purpose}`, 32));
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },

    open(sealed, owner) {
      const [nonce, tag, text] = [
        sealed.subarray(0, NONCE),
        sealed.subarray(NONCE, NONCE + TAG),
        sealed.subarray(NONCE + TAG),
      ];
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]);
    },
  };
}
