import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, eventInput, person, signIn } from '../support/api.ts';
import { testDatabase, testDatabaseUrl } from '../support/database.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const PASSWORD = 'seven quiet tram stops';

/** Runs the command as a script would: no terminal, the password on standard input. */
function run(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/create-admin.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: testDatabaseUrl(), APP_URL: 'https://shop.example/' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

const named = (name: string) => ['--username', name, '--email', `${name}@example.com`];
const userNamed = async (username: string) =>
  (await testDatabase().query('SELECT * FROM "user" WHERE username = $1', [username])).rows[0];
const audited = async (id: string) =>
  (await testDatabase().query('SELECT action, actor_kind FROM audit_log WHERE subject_id = $1', [id])).rows;

describe('npm run admin:create', () => {
  it('makes an admin with the password from standard input, who then may what admins may', async () => {
    const { code, out, err } = await run([...named('chief'), '--name', 'Chiara'], `${PASSWORD}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('chief is an admin.\n');
    const { body } = await signIn('chief', PASSWORD);
    expect(body.role).toBe('ADMIN');
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await call('POST', '/api/events', { headers, json: eventInput() })).status).toBe(201);
    const user = await userNamed('chief');
    expect(user).toMatchObject({ name: 'Chiara', email: 'chief@example.com', email_verified_at: null });
    expect(await audited(user.id)).toContainEqual({ action: 'admin.create', actor_kind: 'job' });
  });

  it('prints a link instead, which sets the password once', async () => {
    const { code, out } = await run([...named('linked'), '--link', '--locale', 'pt-BR']);
    expect(code).toBe(0);
    const token = /^https:\/\/shop\.example\/pt-BR\/reset-password\?token=([\w-]{43})$/m.exec(out)?.[1];
    expect((await userNamed('linked')).password_hash).toBeNull();
    const json = { token, password: PASSWORD };
    const reset = () => call('POST', '/api/auth/password/reset/confirm', { json });
    expect((await reset()).status).toBe(204);
    expect((await reset()).status).toBe(404);
    expect((await signIn('linked', PASSWORD)).body.role).toBe('ADMIN');
  });

  it('promotes whoever is there already, by username or address, and once', async () => {
    const [ana, bia] = await Promise.all([person(), person()]);
    expect(await run(['--promote', ana.username])).toMatchObject({
      code: 0,
      out: `${ana.username} is an admin now.\n`,
    });
    expect(await run(['--promote', ` ${bia.email.toUpperCase()} `])).toMatchObject({ code: 0 });
    expect((await run(['--promote', ana.username])).out).toBe(`${ana.username} is an admin already.\n`);
    for (const { username, id } of [ana, bia]) {
      expect((await userNamed(username)).role).toBe('ADMIN');
      expect(await audited(id)).toEqual([{ action: 'admin.promote', actor_kind: 'job' }]);
    }
    expect(await run(['--promote', 'nobody-at-all'])).toMatchObject({
      code: 1,
      err: 'Nobody has the username or e-mail address nobody-at-all.\n',
    });
  });

  it.each([
    ['a common password', {}, 'password123', 1, 'This password is too easy to guess.'],
    ['no password', {}, '', 2, 'password: '],
    ['an address that is none', { email: 'nowhere' }, PASSWORD, 2, 'email: '],
  ])('makes nobody of %s, and says why', async (_, changes, password, code, reason) => {
    const account = { username: 'not.made', email: 'not.made@example.com', ...changes };
    const refused = await run(
      Object.entries(account).flatMap(([option, value]) => [`--${option}`, value]),
      password,
    );
    expect(refused).toMatchObject({ code, out: '', err: expect.stringContaining(reason) });
    expect(await userNamed('not.made')).toBeUndefined();
  });

  it('takes no name or address from whoever has it', async () => {
    const { username, email } = await person();
    for (const [account, field] of [
      [['--username', username, '--email', 'free@example.com'], 'username'],
      [['--username', 'free', '--email', email], 'email'],
    ] as const) {
      const refused = await run([...account], PASSWORD);
      expect(refused).toMatchObject({ code: 1, err: `This ${field} is taken.\n${field}: is taken\n` });
    }
    expect((await userNamed(username)).role).toBe('USER');
  });

  it.each([
    [['--password', PASSWORD], "Unknown option '--password'"],
    [['--email', 'x@example.com'], '--username is missing.'],
  ])('does not understand %j', async (args, reason) => {
    const { code, err } = await run(args, PASSWORD);
    expect(code).toBe(2);
    expect(err).toContain(reason);
    expect(err).toContain('Usage: npm run admin:create');
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--promote LOGIN');
  });
});
