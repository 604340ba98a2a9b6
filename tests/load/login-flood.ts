import { setTimeout as sleep } from 'node:timers/promises';
import { hashSync } from '@node-rs/bcrypt';
import { Pool } from 'undici';
import { insertUser } from '../support/rows.ts';
import { option } from './options.ts';
import type { Stack } from './stack.ts';
import { median, percentile, printTable, spread } from './statistics.ts';
import { addressOf, buyersAtHome } from './steady-sale.ts';

/**
 * `npm run bench:attacks`, its first part: 100 sign-ins a second with wrong passwords from one address, at one account and
 * at many, beside ten right ones from other addresses and twenty buyers. Legs without and with the flood take turns.
 */

const ROUNDS = option('rounds', 5);
const SECONDS = option('seconds', 10);
const FLOOD_PER_SECOND = 100;
const PURCHASES_PER_SECOND = 200;
const RIGHT = 10;
const LONGEST_LOGIN_MS = 2_000;
const MOST_OF_IDLE = 2;
const PASSWORD = 'SecurePass123!@';

type Login = { status: number; milliseconds: number };

const poolFrom = (origin: string, localAddress: string, connections: number) =>
  new Pool(origin, { connections, pipelining: 1, localAddress });

async function login(pool: Pool, username: string, password: string): Promise<Login> {
  const begun = performance.now();
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/api/auth/login',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  await body.dump();
  return { status: statusCode, milliseconds: performance.now() - begun };
}

/** Wrong passwords from one address, at a pace that waits for no answer. */
async function flood(pool: Pool, accounts: string[], seconds: number): Promise<Login[]> {
  const sent: Promise<Login>[] = [];
  const begun = performance.now();
  while (sent.length < FLOOD_PER_SECOND * seconds) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * FLOOD_PER_SECOND);
    while (sent.length < due) sent.push(login(pool, accounts[sent.length % accounts.length] ?? '', 'wrong-password'));
    await sleep(5);
  }
  return Promise.all(sent);
}

/** Ten people who know their passwords, each from home, one after the other over the time of the leg. */
async function rightLogins(pools: Pool[], people: string[], seconds: number): Promise<Login[]> {
  const sent: Promise<Login>[] = [];
  for (const [index, username] of people.entries()) {
    const pool = pools[index];
    if (pool) sent.push(login(pool, username, PASSWORD));
    await sleep((seconds * 1_000) / people.length);
  }
  return Promise.all(sent);
}

const counted = (logins: Login[], status: number) => logins.filter((each) => each.status === status).length;

async function accounts(stack: Stack, prefix: string, count: number): Promise<string[]> {
  const hash = hashSync(PASSWORD, { cost: 12 });
  const names = Array.from({ length: count }, (_, n) => `${prefix}${n}`);
  for (const username of names)
    await insertUser(stack.database, { username, email: `${username}@example.com`, password_hash: hash });
  return names;
}

export async function loginFlood(stack: Stack): Promise<void> {
  const [origin = ''] = stack.origins;
  const people = await accounts(stack, 'person', RIGHT);
  const victims = await accounts(stack, 'victim', 20);
  const eventId = await stack.createEvent(900_000);
  const homes = people.map((_, index) => poolFrom(origin, addressOf(2, index), 1));
  const buyers = buyersAtHome(origin, stack.buyers);
  // Everything once before it is measured: what Node has never run costs it many times as much.
  const first = poolFrom(origin, addressOf(9, 0), 64);
  await Promise.all([
    buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS),
    flood(first, victims, SECONDS),
    rightLogins(homes, people, SECONDS),
  ]);
  await first.close();

  const legs: Record<string, { p99: number[]; cpu: number[]; wrong: Login[]; right: Login[] }> = {};
  const measure = async (name: string, attack: () => Promise<Login[]>, signIn: () => Promise<Login[]>) => {
    const cpuBefore = stack.serverCpu();
    const [sale, wrong, right] = await Promise.all([
      buyers.sell(eventId, PURCHASES_PER_SECOND, SECONDS),
      attack(),
      signIn(),
    ]);
    legs[name] ??= { p99: [], cpu: [], wrong: [], right: [] };
    legs[name].cpu.push((stack.serverCpu() - cpuBefore) / SECONDS / 10);
    legs[name].p99.push(sale.p99);
    legs[name].wrong.push(...wrong);
    legs[name].right.push(...right);
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    const nobody = async () => [];
    await measure('idle', nobody, nobody);
    // From an address that did nothing before, or its limit would spare the server the first, dearest seconds.
    const attacker = (group: number) => poolFrom(origin, addressOf(group, round), 64);
    const signIn = () => rightLogins(homes, people, SECONDS);
    await measure('no flood', nobody, signIn);
    const [one, many] = [attacker(10), attacker(11)];
    await measure('at one account', () => flood(one, victims.slice(0, 1), SECONDS), signIn);
    await measure('at 20 accounts', () => flood(many, victims, SECONDS), signIn);
    await Promise.all([one.close(), many.close()]);
  }
  await Promise.all([buyers.close(), ...homes.map((pool) => pool.close())]);
  await stack.assertClean();

  const { idle, ...others } = legs;
  console.log();
  const heads = [
    'right, of all',
    'slowest ms',
    'flood: 401',
    '429',
    '503',
    'server’s cpu %',
    'purchases’ p99 ms',
    'of idle',
  ];
  printTable([
    [`${FLOOD_PER_SECOND} wrong sign-ins a second`, ...heads],
    ...Object.entries(legs).map(([name, { p99, cpu, wrong, right }]) => [
      name,
      `${counted(right, 200)} of ${right.length}`,
      Math.max(0, ...right.map(({ milliseconds }) => milliseconds)).toFixed(0),
      ...[401, 429, 503].map((status) => String(counted(wrong, status))),
      spread(cpu),
      spread(p99),
      spread(p99.map((each, round) => each / (idle?.p99[round] ?? Number.NaN))),
    ]),
  ]);
  const failed = Object.entries(others).filter(([, { p99, right }]) => {
    const ratios = p99.map((each, round) => each / (idle?.p99[round] ?? Number.NaN));
    const slowest = percentile(
      right.map(({ milliseconds }) => milliseconds),
      1,
    );
    return counted(right, 200) < right.length || slowest > LONGEST_LOGIN_MS || median(ratios) > MOST_OF_IDLE;
  });
  console.log(`Wanted: all right ones within ${LONGEST_LOGIN_MS} ms, p99 at most ${MOST_OF_IDLE} x idle.`);
  if (failed.length > 0) {
    console.log(`Not reached: ${failed.map(([name]) => name).join(', ')}`);
    process.exitCode = 1;
  }
}
