import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplePassSettings } from '@/application/tickets/ports';
import { applePass } from '@/presentation/ticket-files/apple-pass';
import { aSheet } from '../../../support/sheets.ts';

/** Apple signs our key in the real world; here an authority of the test's own does. OpenSSL judges what came out. */

let folder: string;
let settings: ApplePassSettings;
const file = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', encoding: 'utf8' });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pass-'));
  const fresh = ['-newkey', 'rsa:2048', '-nodes', '-days', '30'];
  openssl('req', '-x509', ...fresh, '-subj', '/CN=Authority', '-keyout', file('ca.key'), '-out', file('ca.pem'));
  openssl('req', ...fresh.slice(0, 3), '-subj', '/CN=Pass', '-keyout', file('pass.key'), '-out', file('pass.csr'));
  const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '30'];
  openssl('x509', '-req', '-in', file('pass.csr'), ...signing, '-out', file('pass.pem'));
  const read = (name: string) => readFileSync(file(name), 'utf8');
  settings = {
    passTypeId: 'pass.com.example.tickets',
    teamId: 'ABCDE12345',
    certificate: read('pass.pem'),
    key: read('pass.key'),
    passphrase: null,
    wwdr: read('ca.pem'),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const partsOf = (pass: Uint8Array) => {
  const parts = unzipSync(pass);
  return { parts, json: (name: string) => JSON.parse(new TextDecoder().decode(parts[name])) };
};

it('carries the ticket, signed as a whole', () => {
  const sheet = aSheet();
  const { parts, json } = partsOf(applePass(sheet, settings, { shop: 'Teatro Central', locale: 'pt-BR' }));
  const pass = json('pass.json');
  expect(pass).toMatchObject({
    passTypeIdentifier: 'pass.com.example.tickets',
    teamIdentifier: 'ABCDE12345',
    organizationName: 'Teatro Central',
    logoText: 'Teatro Central',
    serialNumber: sheet.id,
    description: 'Ingresso: Forró na Praça',
    barcodes: [{ format: 'PKBarcodeFormatQR', message: sheet.code, altText: 'K7MN4PQRS' }],
    voided: false,
  });
  expect(JSON.stringify(pass.eventTicket)).toContain('Ana Conceição');

  const manifest = json('manifest.json');
  for (const [name, bytes] of Object.entries(parts)) {
    if (name === 'manifest.json' || name === 'signature') continue;
    expect(manifest[name], name).toBe(createHash('sha1').update(bytes).digest('hex'));
  }
  writeFileSync(file('manifest.json'), parts['manifest.json'] ?? '');
  writeFileSync(file('signature'), parts.signature ?? '');
  const verify = () =>
    openssl(
      ...['cms', '-verify', '-inform', 'DER', '-in', file('signature'), '-content', file('manifest.json'), '-binary'],
      ...['-CAfile', file('ca.pem'), '-purpose', 'any', '-out', file('verified')],
    );
  expect(verify).not.toThrow();
  writeFileSync(file('manifest.json'), '{}');
  expect(verify).toThrow();
});

it('is void and shows no code where the ticket lets nobody in', () => {
  const { json } = partsOf(
    applePass(aSheet({ code: null, status: 'CANCELLED' }), settings, { shop: 'Teatro Central', locale: 'en' }),
  );
  expect(json('pass.json')).toMatchObject({ voided: true });
  expect(json('pass.json').barcodes).toBeUndefined();
});
