import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/bcrypt';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_LOCALE } from '../../src/domain/locale.ts';
import type { Sql } from '../../src/infrastructure/db/sql.ts';
import { dice } from './dice.ts';
import { person } from './people.ts';

export const DEMO_ACCOUNTS = [
  { username: 'admin', password: 'admin123', email: 'admin@eventhub.example', name: 'Demo Admin', role: 'ADMIN' },
  { username: 'user', password: 'user123', email: 'user@eventhub.example', name: 'Demo User', role: 'USER' },
] as const;

const BCRYPT_COST = 12;
const BUYERS = 40;

type Buyer = { id: string; name: string; email: string };
export type Buyers = { demoUser: Buyer; others: Buyer[] };

async function accounts() {
  const roll = dice(7);
  // Nobody knows this password, so nobody signs in as a demo buyer.
  const [unknown, ...hashes] = await Promise.all(
    [randomBytes(32).toString('hex'), ...DEMO_ACCOUNTS.map(({ password }) => password)].map((password) =>
      hash(password, { cost: BCRYPT_COST }),
    ),
  );
  const known = DEMO_ACCOUNTS.map(({ password: _, ...account }, index) => ({
    id: uuidv7(),
    ...account,
    password_hash: hashes[index],
    locale: DEFAULT_LOCALE,
  }));
  const buyers = Array.from({ length: BUYERS }, (_, index) => ({
    id: uuidv7(),
    username: `demo-buyer-${index + 1}`,
    email: `demo-buyer-${index + 1}@eventhub.example`,
    name: person(roll).name,
    role: 'USER',
    password_hash: unknown,
    locale: 'pt-BR',
  }));
  return [...known, ...buyers];
}

/** Makes the accounts that are not there yet; answers with those who buy. */
export async function makeBuyers(sql: Sql): Promise<Buyers> {
  const wanted = await accounts();
  await sql(
    `INSERT INTO "user" (id, username, email, name, role, password_hash, locale)
     SELECT id, username, email, name, role, password_hash, locale
       FROM json_populate_recordset(NULL::"user", $1::json) ON CONFLICT DO NOTHING`,
    [JSON.stringify(wanted)],
  );
  const rows = await sql<Buyer & { username: string }>(
    'SELECT id, username, name, email FROM "user" WHERE username = ANY($1) ORDER BY username',
    [wanted.filter(({ role }) => role === 'USER').map(({ username }) => username)],
  );
  const others = rows.filter(({ username }) => username !== 'user');
  const demoUser = rows.find(({ username }) => username === 'user') ?? others[0];
  if (!demoUser) throw new Error('there is no demo buyer');
  return { demoUser, others };
}
