import { beforeEach, expect, it } from 'vitest';
import { codeOf, importPublicKeys, readCode } from '@/application/tickets/ticket-code';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { prisma } from '@/infrastructure/db/prisma';
import { ticketKeys } from '@/infrastructure/repositories/tickets/ticket-keys';
import { aTicket } from '../../support/builders.ts';
import { testDatabase } from '../../support/database.ts';

/** The keys as a process of its own has them, with this secret. */
const inProcess = (secret = 'the secret of this server') => ticketKeys(prisma, secretBox(secret, 'ticket-key'));
const stored = async () => (await testDatabase().query('SELECT id, private_key FROM ticket_key')).rows;

beforeEach(async () => {
  await testDatabase().query('DELETE FROM ticket_key');
});

it('makes one key, however many processes ask at once for the first time', async () => {
  const processes = Array.from({ length: 8 }, () => inProcess());
  const keys = await Promise.all(processes.map((each) => each.signing()));
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  expect(await stored()).toHaveLength(1);
});

it('signs in one process what another reads', async () => {
  const code = await codeOf(aTicket(), await inProcess().signing());
  const keys = await importPublicKeys(await inProcess().publicKeys());
  expect(await readCode(code, keys)).toMatchObject({ ticketId: aTicket().id, serial: 1 });
});

it('keeps the private half sealed', async () => {
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const header = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).subarray(0, 16);
  await inProcess().signing();
  const [row] = await stored();
  expect(row.private_key.includes(header)).toBe(false);
});

it('goes on under another secret with another key, and what was signed stays good', async () => {
  const before = await codeOf(aTicket(), await inProcess().signing());
  const after = await codeOf(aTicket(), await inProcess('another secret').signing());
  expect(await stored()).toHaveLength(2);
  const keys = await importPublicKeys(await inProcess().publicKeys());
  expect(await readCode(before, keys)).not.toBeNull();
  expect(await readCode(after, keys)).not.toBeNull();
});

it('signs with no key that was retired, whose codes stay good', async () => {
  const code = await codeOf(aTicket(), await inProcess().signing());
  await testDatabase().query('UPDATE ticket_key SET retired_at = now()');
  const successor = await inProcess().signing();
  expect(code).not.toContain(successor.id);
  expect(await readCode(code, await importPublicKeys(await inProcess().publicKeys()))).not.toBeNull();
});
