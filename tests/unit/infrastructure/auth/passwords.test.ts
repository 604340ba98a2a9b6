import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashSync } from '@node-rs/bcrypt';
import { describe, expect, it, vi } from 'vitest';
import { type Computed, type Job, passwordThread } from '@/infrastructure/auth/password-thread';
import { passwords } from '@/infrastructure/auth/passwords';
import { asCaller } from '@/infrastructure/limits/caller';

// The thread gives way to whatever else the machine has to do, however long that takes.
vi.setConfig({ testTimeout: 60_000 });

const quick = (password: string) => hashSync(password, { cost: 4 });

describe('a password', () => {
  const { hash, matches } = passwords();

  it('matches its own hash and no other', async () => {
    const stored = await hash('open sesame');
    expect(stored).toMatch(/^\$2[aby]\$12\$/);
    expect(await matches('open sesame', stored)).toBe(true);
    expect(await matches('open Sesame', stored)).toBe(false);
  });

  it('of an unknown user never matches, and is compared all the same', async () => {
    const compared: Job[] = [];
    const spied = passwords(async (job) => {
      compared.push(job);
      return { matches: true };
    });
    expect(await spied.matches('open sesame', null)).toBe(false);
    expect(compared).toEqual([
      { kind: 'compare', password: 'open sesame', stored: expect.stringMatching(/^\$2b\$12\$/) },
    ]);
  });

  it('matches only where bcrypt reads all of it', async () => {
    const long = 'x'.repeat(72);
    expect(await matches(`${long}y`, quick(long))).toBe(false);
    expect(await matches(long, quick(long))).toBe(true);
    expect(await matches('ab\0ab', quick('ab\0ab'))).toBe(false);
  });
});

/** Computes nothing, and answers when told. */
function slowly() {
  const begun: { job: Job; finish: (computed: Computed) => void }[] = [];
  const compute = (job: Job) => new Promise<Computed>((resolve) => begun.push({ job, finish: resolve }));
  return { begun, compute };
}

describe('many passwords at once', () => {
  it('are looked at one by one, callers in turn, and the flood gives way past 20', async () => {
    const { begun, compute } = slowly();
    const { matches } = passwords(compute);
    const ask = (address: string, password: string) =>
      asCaller({ address, account: null }, () => matches(password, '$2b$12$')).catch((error) => error.code);

    const flood = Array.from({ length: 30 }, (_, n) => ask('flood', `flood ${n}`));
    const person = ask('home', 'person');
    const refused = (await Promise.all(flood.slice(20).map((each) => Promise.race([each, sleep(50)])))).filter(
      (outcome) => outcome === 'UNAVAILABLE',
    );
    // One is being looked at, 20 wait; the person has the place of the last.
    expect(refused).toHaveLength(10);

    const served: string[] = [];
    for (let n = 0; n < 21; n += 1) {
      await expect.poll(() => begun.length).toBe(n + 1);
      served.push(begun[n]?.job.password ?? '');
      begun[n]?.finish({ matches: true });
    }
    expect(await person).toBe(true);
    expect(served.slice(0, 3)).toEqual(['flood 0', 'person', 'flood 1']);
    await sleep(10);
    expect(begun).toHaveLength(21);
  });
});

describe('a wrong password', () => {
  const askFrom = (matches: ReturnType<typeof passwords>['matches'], address: string, password: string) =>
    asCaller({ address, account: null }, () => matches(password, '$2b$12$'));

  it('has its address wait as long as it took, and nobody else', async () => {
    const { begun, compute } = slowly();
    const { matches } = passwords(compute);
    const answers = ['guess 0', 'guess 1'].map((guess) => askFrom(matches, 'flood', guess));
    await sleep(500);
    begun[0]?.finish({ matches: false });
    expect(await answers[0]).toBe(false);
    const person = askFrom(matches, 'home', 'person');
    expect(begun.map(({ job }) => job.password)).toEqual(['guess 0', 'person']);
    begun[1]?.finish({ matches: true });
    expect(await person).toBe(true);
    expect(begun).toHaveLength(2);
    await expect.poll(() => begun.length).toBe(3);
    begun[2]?.finish({ matches: false });
    expect(await answers[1]).toBe(false);
  });

  it('costs no wait where it was right', async () => {
    const { begun, compute } = slowly();
    const { matches } = passwords(compute);
    const answers = ['first', 'second'].map((password) => askFrom(matches, 'school', password));
    await sleep(200);
    begun[0]?.finish({ matches: true });
    await answers[0];
    expect(begun).toHaveLength(2);
    begun[1]?.finish({ matches: true });
    await answers[1];
  });
});

describe('the thread', () => {
  it('answers what cannot be computed with an error, and computes the next', async () => {
    const compute = passwordThread();
    await expect(compute({ kind: 'hash', password: 'x', cost: 99 })).rejects.toThrow();
    expect(await compute({ kind: 'compare', password: 'x', stored: quick('x') })).toEqual({ matches: true });
  });

  it.runIf(process.platform === 'linux')('gives way to those that serve', async () => {
    await passwordThread()({ kind: 'compare', password: 'x', stored: quick('x') });
    const niceness = readdirSync('/proc/self/task').map((id) =>
      Number(readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16]),
    );
    expect(niceness).toContain(getPriority() + 5);
    expect(niceness).toContain(getPriority());
  });

  it('does not block the one that asks', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await passwordThread()({ kind: 'hash', password: 'x', cost: 12 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
