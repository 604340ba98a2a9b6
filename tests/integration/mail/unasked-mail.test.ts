import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unaskedMail } from '@/infrastructure/mail/unasked-mail';
import { testDatabase } from '../../support/database.ts';

const limit = unaskedMail(testDatabase(), 'a-secret-for-the-tests-only-0123456789');
const NOW = new Date('2026-11-25T12:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const somebody = () => `${randomUUID()}@example.com`;
const takeMany = (address: string, count: number, at = NOW) =>
  Promise.all(Array.from({ length: count }, () => limit.take(address, at)));
const granted = (answers: boolean[]) => answers.filter(Boolean).length;

describe('mails that others cause', () => {
  it('come to an address twenty times a day at most, however many are sent at once', async () => {
    const address = somebody();
    expect(granted(await takeMany(address, 50))).toBe(20);
    expect(await limit.take(address.toUpperCase(), later(23))).toBe(false);
    expect(granted(await takeMany(address, 50, later(24)))).toBe(20);
  });

  it('leave everybody else theirs', async () => {
    await takeMany(somebody(), 21);
    expect(await limit.take(somebody(), NOW)).toBe(true);
  });

  it('count only where they went out', async () => {
    const address = somebody();
    await takeMany(address, 20);
    await limit.giveBack(address);
    expect(granted(await takeMany(address, 5))).toBe(1);
  });

  it('are counted without the address', async () => {
    const address = somebody();
    await limit.take(address, NOW);
    const { rows } = await testDatabase().query('SELECT * FROM unasked_mail');
    expect(JSON.stringify(rows)).not.toContain(address);
  });
});
