import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CodedTicket,
  codeOf,
  importPublicKeys,
  isSignedCode,
  type PublicKeys,
  readCode,
  SIGNED_CODE_LENGTH,
  type SigningKey,
  toBase64Url,
} from '@/application/tickets/ticket-code';
import { CODE_ALPHABET } from '@/domain/ticket';

const TICKET: CodedTicket = {
  id: '0199f0aa-1234-7abc-8def-0123456789ab',
  eventId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
  serial: 1,
  confirmationCode: 'K7MN4PQRS',
};
const FACTS = { ticketId: TICKET.id, eventId: TICKET.eventId, serial: 1, confirmationCode: 'K7MN4PQRS' };

async function keyPair(id: string) {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { signing: { id, privateKey: pair.privateKey }, public: { id, publicKey } };
}

let ours: { signing: SigningKey; public: { id: string; publicKey: string } };
let keys: PublicKeys;
let code: string;

beforeAll(async () => {
  ours = await keyPair('abcd');
  keys = await importPublicKeys([ours.public, (await keyPair('-_09')).public]);
  code = await codeOf(TICKET, ours.signing);
});

/** Another character of base64url in the place of the one at `index`. */
const changedAt = (text: string, index: number) =>
  text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);

describe('a signed code', () => {
  it('says what it was made of, whatever that was', async () => {
    const ticket = fc.record({
      id: fc.uuid(),
      eventId: fc.uuid(),
      serial: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      confirmationCode: fc
        .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 9, maxLength: 9 })
        .map((chars) => chars.join('')),
    });
    await fc.assert(
      fc.asyncProperty(ticket, async ({ id, ...facts }) => {
        const made = await codeOf({ id, ...facts }, ours.signing);
        expect(made).toHaveLength(SIGNED_CODE_LENGTH);
        expect(await readCode(made, keys)).toEqual({ ticketId: id, ...facts });
      }),
    );
  });

  it('is an Ed25519 signature that anybody else can check', () => {
    const [signed, signature = ''] = [code.slice(0, code.lastIndexOf('.')), code.split('.').at(-1)];
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(ours.public.publicKey, 'base64url'),
    ]);
    const key = { key: der, format: 'der', type: 'spki' } as const;
    expect(verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('is good for nothing once any character of it is another', async () => {
    expect(await readCode(code, keys)).toEqual(FACTS);
    for (let index = 0; index < code.length; index += 1) {
      expect(await readCode(changedAt(code, index), keys), `character ${index}`).toBeNull();
    }
  });

  it('has one way of being written', async () => {
    // The last of 86 characters carries 2 bits of 6: these sixteen decode alike.
    const alike = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const taken = await Promise.all(Array.from(alike, (last) => readCode(code.slice(0, -1) + last, keys)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ['', 'nothing'],
    ['K7MN4PQRS', 'a confirmation code'],
    ['.'.repeat(SIGNED_CODE_LENGTH), 'dots'],
    ['é'.repeat(SIGNED_CODE_LENGTH), 'letters that are no base64'],
    ['EH1.'.padEnd(5_000_000, 'A'), 'five megabytes'],
    [`EH1.abcd.${'A'.repeat(56)}.${'A'.repeat(86)}`, 'zeros'],
    [`EH1.none.${'A'.repeat(56)}.${'A'.repeat(86)}`, 'a key that nobody has'],
    [`EH1.__pr.${'A'.repeat(140)}....`, 'too many parts'],
  ])('is not read from %.12s…: %s', async (text) => {
    expect(await readCode(text, keys)).toBeNull();
  });

  it('is not taken from a stranger who calls his key by the name of ours', async () => {
    const stranger = await keyPair('abcd');
    expect(await readCode(await codeOf(TICKET, stranger.signing), keys)).toBeNull();
  });

  it('is not taken where its facts were signed for another purpose', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const known = await importPublicKeys([{ id: 'abcd', publicKey: toBase64Url(raw) }]);
    const facts = code.split('.')[2] ?? '';
    const signature = sign(null, Buffer.from(facts), privateKey).toString('base64url');
    expect(await readCode(`EH1.abcd.${facts}.${signature}`, known)).toBeNull();
  });

  it('is told from a confirmation code', () => {
    expect([isSignedCode(code), isSignedCode('K7MN4PQRS'), isSignedCode('EH1')]).toEqual([true, false, false]);
  });

  it.each([
    ['id', { id: 'not-a-uuid' }],
    ['confirmation code', { confirmationCode: 'short' }],
  ])('is not written where the %s is none', async (_, changes) => {
    await expect(codeOf({ ...TICKET, ...changes }, ours.signing)).rejects.toThrow('no code can be written');
  });
});

it('refuses keys that are none', async () => {
  await expect(importPublicKeys([{ id: 'abcd', publicKey: 'AAAA' }])).rejects.toThrow('no key that signs tickets');
  await expect(importPublicKeys([{ ...ours.public, id: 'a.b.' }])).rejects.toThrow('no key that signs tickets');
});
