import { realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createAdmin, promoteToAdmin } from '../src/application/auth/create-admin.ts';
import { type NewAdminInput, newAdminSchema } from '../src/application/auth/schema.ts';
import { AppError } from '../src/domain/errors.ts';
import { commonPasswords } from '../src/infrastructure/auth/common-passwords.ts';
import { linkTokens } from '../src/infrastructure/auth/link-tokens.ts';
import { passwords } from '../src/infrastructure/auth/passwords.ts';
import { admins } from '../src/infrastructure/repositories/accounts/admins.ts';
import { ask, askSecrets, firstLineOfInput, isAtTerminal } from './ask.ts';
import { currentRun, databaseUrl, dataDirectory } from './run-state.ts';

/** `npm run admin:create`: the first admin of a shop, and any further one. */

const USAGE = `Usage: npm run admin:create -- [options]
  --username NAME     what is missing is asked for
  --email ADDRESS
  --name NAME         as people read it (the username)
  --locale en|pt-BR   the language of their mails (en)
  --link              print a link that sets the password, good once and for 30 minutes, instead of asking for one
  --promote LOGIN     make an admin of whoever has this username or e-mail address
The password is asked for, or read from standard input; it is no option, because others see those.
DATABASE_URL names the database; without it, that of the running EventHub is used.`;

const DONE = 0;
const REFUSED = 1;
const UNUSABLE = 2;

/** Its message is for the person at the terminal. */
class UsageError extends Error {}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { username: text, email: text, name: text, locale: text, promote: text, link: flag, help: flag };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
type Given = ReturnType<typeof readArguments>;

async function given(value: string | undefined, option: string, question: string): Promise<string> {
  if (value !== undefined) return value;
  if (!isAtTerminal()) throw new UsageError(`--${option} is missing.\n\n${USAGE}`);
  return ask(question);
}

async function givenPassword(): Promise<string> {
  if (!isAtTerminal()) return firstLineOfInput();
  const [password = '', again] = await askSecrets(['Password: ', 'Once more: ']);
  if (again !== password) throw new UsageError('These are two different passwords.');
  return password;
}

async function readAccount({ username, email, name, locale, link }: Given): Promise<NewAdminInput> {
  const login = await given(username, 'username', 'Username: ');
  const parsed = newAdminSchema.safeParse({
    username: login,
    email: await given(email, 'email', 'E-mail address: '),
    name: name ?? login,
    locale: locale ?? 'en',
    ...(link ? {} : { password: await givenPassword() }),
  });
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

/** Where the link leads. */
const appUrl = () =>
  (process.env.APP_URL || currentRun(dataDirectory())?.address || 'http://localhost:3000').replace(/\/+$/, '');

async function promote(client: pg.Client, login: string): Promise<number> {
  const promoted = await promoteToAdmin({ admins: admins(client) })(login);
  if (!promoted) {
    console.error(`Nobody has the username or e-mail address ${login}.`);
    return REFUSED;
  }
  console.log(
    promoted.wasAdmin ? `${promoted.username} is an admin already.` : `${promoted.username} is an admin now.`,
  );
  return DONE;
}

async function create(client: pg.Client, account: NewAdminInput): Promise<number> {
  const { link } = await createAdmin({
    admins: admins(client),
    passwords: passwords(),
    commonPasswords,
    links: linkTokens(appUrl()),
    ids: { next: () => uuidv7() },
    clock: { now: () => new Date() },
  })(account);
  console.log(`${account.username} is an admin.`);
  if (link) console.log(`Good once, for 30 minutes, to set the password:\n${link}`);
  return DONE;
}

async function main(args: string[]): Promise<number> {
  const values = readArguments(args);
  if (values.help) {
    console.log(USAGE);
    return DONE;
  }
  // Asked for first: nobody waits with an open connection for somebody who types.
  const account = values.promote === undefined ? await readAccount(values) : null;
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'eventhub-admin' });
  // A connection that breaks is reported by the query that needed it.
  client.on('error', () => {});
  await client.connect().catch((error) => {
    throw new UsageError(`Cannot reach the database: ${error.message || error.code}`);
  });
  try {
    return account ? await create(client, account) : await promote(client, values.promote ?? '');
  } finally {
    await client.end();
  }
}

function explain(error: unknown): string {
  if (error instanceof AppError) {
    const fields = error.fields.map(({ field, message }) => `${field}: ${message}`);
    return [error.message, ...fields].join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      console.error(explain(error));
      process.exit(error instanceof AppError ? REFUSED : UNUSABLE);
    },
  );
}
