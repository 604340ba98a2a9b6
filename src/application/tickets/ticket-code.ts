import { CODE_ALPHABET, CODE_LENGTH, isConfirmationCode, type Ticket } from '../../domain/ticket.ts';

/**
 * The code that a ticket shows at the door: `EH1.<key>.<facts>.<signature>`, the signature an Ed25519 one (RFC 8032) over
 * the three parts before it, facts and signature in base64url. 152 characters: a QR code of 49 modules (version 8, M).
 * Whoever has the public keys reads it without asking anybody: this module runs in browsers too.
 */

const FORMAT = 'EH1';
/** Made of three bytes of the public key's hash. */
const KEY_ID = /^[\w-]{4}$/;
const UUID = 16;
const SERIAL = 4;
const CONFIRMATION = 6;
const FACTS = UUID + UUID + SERIAL + CONFIRMATION;
const SIGNATURE = 64;
export const SIGNED_CODE_LENGTH = 152;

export type CodedTicket = Pick<Ticket, 'id' | 'eventId' | 'serial' | 'confirmationCode'>;

/** What a code says of its ticket. It is good only where `serial` is still the ticket's own. */
export type CodeFacts = { ticketId: string; eventId: string; serial: number; confirmationCode: string };

export type SigningKey = { id: string; privateKey: CryptoKey };
/** The 32 bytes of the key in base64url, as they go to whoever checks codes. */
export type PublicTicketKey = { id: string; publicKey: string };
/** Keys ready to check with, by their id. */
export type PublicKeys = ReadonlyMap<string, CryptoKey>;

type Bytes = Uint8Array<ArrayBuffer>;

const textBytes = (text: string): Bytes => new TextEncoder().encode(text);

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Null for all but the one way of writing `size` bytes. */
function fromBase64Url(text: string, size: number): Bytes | null {
  if (!/^[\w-]*$/.test(text) || text.length !== Math.ceil((size * 4) / 3)) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}

const bytesOfUuid = (id: string) =>
  (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

const uuidOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const numberOf = (bytes: Uint8Array) => bytes.reduce((number, byte) => number * 256 + byte, 0);

const bytesOf = (number: number, size: number) =>
  Array.from({ length: size }, (_, index) => Math.floor(number / 256 ** (size - 1 - index)) % 256);

/** A confirmation code read as a number: 31 to the power of 9 are fewer than fit in 6 bytes. */
const toNumber = (code: string) =>
  Array.from(code).reduce((number, char) => number * CODE_ALPHABET.length + CODE_ALPHABET.indexOf(char), 0);

function toConfirmationCode(number: number): string {
  const digits = Array.from(
    { length: CODE_LENGTH },
    (_, index) => Math.floor(number / CODE_ALPHABET.length ** index) % CODE_ALPHABET.length,
  );
  return digits.reduce((code, digit) => (CODE_ALPHABET[digit] ?? '') + code, '');
}

function writeFacts({ id, eventId, serial, confirmationCode }: CodedTicket): Bytes {
  const bytes = [
    ...bytesOfUuid(id),
    ...bytesOfUuid(eventId),
    ...bytesOf(serial, SERIAL),
    ...bytesOf(toNumber(confirmationCode), CONFIRMATION),
  ];
  if (!isConfirmationCode(confirmationCode) || bytes.length !== FACTS) {
    throw new Error(`no code can be written for ticket ${id}`);
  }
  return Uint8Array.from(bytes);
}

function readFacts(bytes: Uint8Array): CodeFacts {
  const [event, serial, code] = [UUID, 2 * UUID, 2 * UUID + SERIAL];
  return {
    ticketId: uuidOf(bytes.subarray(0, event)),
    eventId: uuidOf(bytes.subarray(event, serial)),
    serial: numberOf(bytes.subarray(serial, code)),
    confirmationCode: toConfirmationCode(numberOf(bytes.subarray(code))),
  };
}

export async function codeOf(ticket: CodedTicket, { id, privateKey }: SigningKey): Promise<string> {
  const signed = `${FORMAT}.${id}.${toBase64Url(writeFacts(ticket))}`;
  const signature = await crypto.subtle.sign('Ed25519', privateKey, textBytes(signed));
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
}

/** Whether `text` means to be a signed code. It may still be a forged one. */
export const isSignedCode = (text: string): boolean => text.startsWith(`${FORMAT}.`);

/** What the code says, or null where no key of `keys` signed it just as it stands. */
export async function readCode(text: string, keys: PublicKeys): Promise<CodeFacts | null> {
  // Before anything looks at it: a scanner hands over whatever it sees.
  if (text.length !== SIGNED_CODE_LENGTH) return null;
  const [format, keyId = '', factsText = '', signatureText = '', ...rest] = text.split('.');
  const key = keys.get(keyId);
  const facts = fromBase64Url(factsText, FACTS);
  const signature = fromBase64Url(signatureText, SIGNATURE);
  if (format !== FORMAT || rest.length > 0 || !key || !facts || !signature) return null;
  const signed = textBytes(`${format}.${keyId}.${factsText}`);
  return (await crypto.subtle.verify('Ed25519', key, signature, signed)) ? readFacts(facts) : null;
}

/** @throws where a key is not one */
export async function importPublicKeys(keys: readonly PublicTicketKey[]): Promise<PublicKeys> {
  const imported = keys.map(async ({ id, publicKey }): Promise<[string, CryptoKey]> => {
    const bytes = fromBase64Url(publicKey, 32);
    if (!bytes || !KEY_ID.test(id)) throw new Error(`"${id}" is no key that signs tickets`);
    return [id, await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])];
  });
  return new Map(await Promise.all(imported));
}
