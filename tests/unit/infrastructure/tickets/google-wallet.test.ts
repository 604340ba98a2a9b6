import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { googleWallet } from '@/infrastructure/tickets/google-wallet';
import { aSheet } from '../../../support/sheets.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const settings = {
  issuerId: '3388000000012345678',
  email: 'wallet@a-project-of-some-length.iam.gserviceaccount.com',
  privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
};
const wallet = googleWallet(settings, () => 'Teatro Central');

const claimsOf = (link: string) => {
  const [, claims = ''] = link.split('/').at(-1)?.split('.') ?? [];
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
};

it('is a link that carries the ticket, signed by the service account', async () => {
  const sheet = aSheet();
  const link = await wallet.linkFor(sheet, 'pt-BR');
  expect(link.startsWith('https://pay.google.com/gp/v/save/')).toBe(true);
  const [header, claims, signature = ''] = link.split('/').at(-1)?.split('.') ?? [];
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify('sha256', signed, createPublicKey(privateKey), Buffer.from(signature, 'base64url'))).toBe(true);
  expect(claimsOf(link)).toMatchObject({
    aud: 'google',
    typ: 'savetowallet',
    payload: {
      eventTicketClasses: [
        { issuerName: 'Teatro Central', eventName: { defaultValue: { language: 'pt-BR', value: 'Forró na Praça' } } },
      ],
      eventTicketObjects: [{ ticketHolderName: 'Ana Conceição', barcode: { type: 'QR_CODE', value: sheet.code } }],
    },
  });
});

it.each(['x', '北', '🎸', '"'])('is no longer than Google takes, whatever the names are: %s', async (char) => {
  const long = char.repeat(300);
  const named = googleWallet(settings, () => char.repeat(60));
  const link = await named.linkFor(aSheet({ participantName: long, event: { name: long, location: long } }), 'pt-BR');
  expect(link.split('/').at(-1)?.length).toBeLessThanOrEqual(1_800);
});
