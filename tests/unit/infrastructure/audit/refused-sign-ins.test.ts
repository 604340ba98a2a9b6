import { expect, it } from 'vitest';
import type { AuditEntry } from '@/application/audit/ports';
import { refusedSignIns } from '@/infrastructure/audit/refused-sign-ins';

/** The minute ends when the test says so. */
function house() {
  const written: AuditEntry[] = [];
  const timers: (() => Promise<void>)[] = [];
  let from = '192.0.2.1';
  const refused = refusedSignIns({
    write: async (entries) => void written.push(...entries),
    source: () => from,
    hash: (login) => `#${login.length}`,
    inAMinute: (work) => void timers.push(work),
  });
  return {
    written,
    timers,
    attempt: (login: string, address = from, userId: string | null = null) => {
      from = address;
      return refused.note({ login, userId, how: 'password' });
    },
    endMinute: async () => {
      for (const timer of timers.splice(0)) await timer();
    },
  };
}

const attemptsIn = (entries: AuditEntry[]) =>
  entries.reduce(
    (sum, { action, detail }) => sum + (action === 'session.refuse' ? 1 : Number(detail?.attempts ?? 0)),
    0,
  );

it('writes each of the first at once, by the account that was tried and a hash of what was typed', async () => {
  const { attempt, written } = house();
  await attempt('ana', '192.0.2.1', 'id of ana');
  await attempt('my secret password');
  expect(written).toEqual([
    { action: 'session.refuse', subjectId: 'id of ana', detail: { how: 'password', login: '#3' } },
    { action: 'session.refuse', subjectId: null, detail: { how: 'password', login: '#18' } },
  ]);
});

it('counts the rest of a flood and writes one sum at the end of the minute', async () => {
  const { attempt, written, endMinute } = house();
  for (let n = 0; n < 10_000; n += 1) await attempt('x'.repeat(1 + (n % 7)));
  expect(written).toHaveLength(5);
  await endMinute();
  expect(written).toHaveLength(6);
  expect(written.at(-1)).toEqual({
    action: 'session.refuse-many',
    subjectId: null,
    detail: { from: '192.0.2.1', attempts: 9_995, logins: 7, sources: 1 },
  });
});

it('loses none of a flood from everywhere, in a bounded number of rows', async () => {
  const { attempt, written, endMinute } = house();
  for (let n = 0; n < 20_000; n += 1) await attempt('ana', `198.51.${n % 100}.${n % 4_000}`);
  await endMinute();
  expect(attemptsIn(written)).toBe(20_000);
  expect(written.length).toBeLessThanOrEqual(125);
});

it('begins anew with each minute, and sets one timer for each', async () => {
  const { attempt, written, timers, endMinute } = house();
  for (let n = 0; n < 8; n += 1) await attempt('ana');
  expect(timers).toHaveLength(1);
  await endMinute();
  await attempt('ana');
  expect(timers).toHaveLength(1);
  expect(attemptsIn(written)).toBe(9);
  await endMinute();
  expect(attemptsIn(written)).toBe(9);
});
