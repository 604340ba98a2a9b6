import { createHash, randomInt } from 'node:crypto';
import type { RecoveryCodes } from '../../application/second-factor/ports.ts';

/** Crockford's letters: none that is taken for another one. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = 24;

/** What is read as another letter is that letter. */
const asMeant = (code: string) =>
  code
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');

/** 24 letters of 32 are 120 bits, more than the 112 from which a plain hash is enough (ASVS 5.0, 6.5.2). */
export const recoveryCodes: RecoveryCodes = {
  next: () => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
  },
  hash: (code) =>
    createHash('sha256')
      .update(`recovery-code:${asMeant(code)}`)
      .digest(),
};
