import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/bcrypt';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { APP_ROLE } from '../../../scripts/app-role.ts';
import { checkDatabase } from '../../../scripts/checks/database.ts';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { checkProxy, checkServer } from '../../../scripts/checks/front.ts';
import { checkDirect, checkStandby } from '../../../scripts/checks/further-databases.ts';
import { checkDisk, checkOpenness, checkSecrets } from '../../../scripts/checks/machine.ts';
import { checkModel } from '../../../scripts/checks/model.ts';
import { checkMail, checkRedis } from '../../../scripts/checks/services.ts';
import { report } from '../../../scripts/doctor.ts';
import { migrate, readMigrations } from '../../../scripts/migrate.ts';
import { createDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { insertUser } from '../../support/rows.ts';
import { smtpServer } from '../../support/smtp.ts';

const SETTINGS = {
  PROCESSES: 1,
  DATABASE_POOL: 8,
  SALES_POOL: 4,
  APP_URL: 'https://tickets.example',
  SMTP_URL: undefined,
};

/** `fail migrations`, one for each thing that is not as it should be. */
const wrong = (findings: Finding | Finding[]) =>
  [findings].flat().flatMap(({ state, what }) => (state === 'ok' ? [] : [`${state} ${what}`]));

const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-doctor-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withServer<T>(
  answer: (url: string) => { status: number; body: unknown },
  work: (origin: string) => Promise<T>,
) {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return work(`http://127.0.0.1:${port}`).finally(() => server.close());
}

describe('of its database, doctor', () => {
  const look = (owner: string, appRole: string | null = APP_ROLE) => checkDatabase({ owner, appRole }, SETTINGS, true);

  it('finds nothing in one that is whole, but that its disk is not waited for in tests', async () => {
    const findings = await look(await createDatabase());
    expect(wrong(findings)).toEqual(['fail durability']);
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['database', 'clock', 'migrations', 'role', 'jobs']),
    );
  });

  it('says that it does not answer, is empty, or lacks migrations, and what to do', async () => {
    expect(wrong(await look(`postgresql://nobody@127.0.0.1:${await freePort()}/nothing`))).toEqual(['fail database']);
    const empty = await createDatabase({ empty: true });
    expect(wrong(await look(empty))).toContain('fail migrations');
    await migrate(empty, {
      only: new Set(
        readMigrations()
          .map(({ name }) => name)
          .slice(0, -1),
      ),
    });
    const behind = await look(empty);
    expect(wrong(behind)).toContain('fail migrations');
    expect(report(behind)).toContain('npm run db:migrate');
  });

  it('says that the app could change its own audit log, or that its role is missing', async () => {
    const url = await createDatabase();
    expect(wrong(await look(url, new URL(url).username))).toContain('warn role');
    expect(wrong(await look(url, 'nobody_of_that_name'))).toContain('fail role');
  });

  it('says that work was given up, is not done, or mails wait', async () => {
    const url = await createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      `INSERT INTO outgoing_mail (id, recipient, template, status, created_at) VALUES
         (gen_random_uuid(), 'a@example.com', 'welcome', 'FAILED', now()), (gen_random_uuid(), 'b@example.com', 'welcome', 'QUEUED', now() - interval '1 hour')`,
    );
    await client.query(
      `INSERT INTO domain_event (id, type, subject_id, occurred_at) VALUES (gen_random_uuid(), 'event.created', gen_random_uuid(), now() - interval '1 hour')`,
    );
    // Those that there are have just begun: they get on with it.
    expect(wrong(await look(url))).not.toContain('fail jobs');
    await client.query(
      `INSERT INTO event_consumer (name, transaction_id, event_id, updated_at) VALUES ('other', '3', $1, now() - interval '1 hour')`,
      [randomUUID()],
    );
    await client.end();
    const sending = await checkDatabase(
      { owner: url, appRole: null },
      { ...SETTINGS, SMTP_URL: 'smtp://mail.example' },
      true,
    );
    expect(wrong(sending)).toEqual(expect.arrayContaining(['warn mails', 'fail mails', 'fail jobs']));
  });

  it('tries the way past PgBouncer, and looks whether the standby for reading is one', async () => {
    const url = await createDatabase();
    expect(wrong(await checkDirect(url))).toEqual([]);
    expect(wrong(await checkStandby(url))).toEqual(['warn standby']);
    const nowhere = `postgresql://nobody@127.0.0.1:${await freePort()}/nothing`;
    expect(wrong([await checkDirect(nowhere), await checkStandby(nowhere)])).toEqual(['fail direct', 'fail standby']);
  });

  it('says that strangers can sign in as the demo’s admin', async () => {
    const url = await createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await insertUser(client, { username: 'admin', role: 'ADMIN', password_hash: await hash('admin123', { cost: 4 }) });
    await insertUser(client, { username: 'user', password_hash: await hash('changed since', { cost: 4 }) });
    await client.end();
    const demo = (isPublic: boolean) => checkDatabase({ owner: url, appRole: null }, SETTINGS, isPublic);
    expect(wrong(await demo(true))).toContain('fail demo');
    expect(report(await demo(true))).toContain('sign in as admin:');
    expect(wrong(await demo(false))).toContain('warn demo');
  });
});

describe('of what stands beside it, doctor', () => {
  it('says that Redis, the mail server or the model does not answer', async () => {
    const port = await freePort();
    expect(wrong(await checkRedis({ REDIS_URL: `redis://127.0.0.1:${port}` }, 1))).toEqual(['fail redis']);
    expect(wrong(await checkRedis({ REDIS_URL: undefined }, 1))).toEqual([]);
    expect(wrong(await checkRedis({ REDIS_URL: undefined }, 3))).toEqual(['warn redis']);
    expect(wrong(await checkMail({ SMTP_URL: `smtp://127.0.0.1:${port}` }))).toEqual(['fail mail']);
    expect(wrong(await checkMail({ SMTP_URL: undefined }))).toEqual(['warn mail']);
    expect(wrong(await checkModel({ host: `http://127.0.0.1:${port}`, model: 'llama3.2:3b' }))).toEqual(['fail model']);
    expect(wrong(await checkModel(null))).toEqual([]);
  });

  it('is content with a mail server that greets, and with a model that is there', async () => {
    const smtp = await smtpServer();
    expect(wrong(await checkMail({ SMTP_URL: smtp.url }))).toEqual([]);
    await smtp.close();
    const models = () => ({ status: 200, body: { models: [{ name: 'llama3.2:3b' }] } });
    await withServer(models, async (origin) => {
      expect(wrong(await checkModel({ host: origin, model: 'llama3.2:3b' }))).toEqual([]);
      expect(wrong(await checkModel({ host: origin, model: 'another' }))).toEqual(['warn model']);
    });
  });
});

describe('of the way in, doctor', () => {
  const shop = (metrics: number) => (url: string) =>
    url === '/api/metrics' ? { status: metrics, body: {} } : { status: 200, body: { status: 'UP' } };

  it('says whether the server is ready, or why not', async () => {
    await withServer(shop(200), async (origin) => expect(wrong(await checkServer(origin))).toEqual([]));
    const notReady = () => ({ status: 503, body: { detail: 'The database is not ready.' } });
    await withServer(notReady, async (origin) => {
      const finding = await checkServer(origin);
      expect(wrong(finding)).toEqual(['fail server']);
      expect(finding.says).toContain('The database is not ready.');
    });
    expect(wrong(await checkServer(`http://127.0.0.1:${await freePort()}`))).toEqual(['warn server']);
  });

  // This machine, by an address that is not one of those that say so.
  const behindProxy = (origin: string) =>
    checkProxy({ APP_URL: origin.replace('127.0.0.1', '[::ffff:127.0.0.1]'), TRUSTED_PROXIES: ['127.0.0.1'] });

  it('says that the proxy leads elsewhere, or hides who asks', async () => {
    const nginx = () => ({ status: 200, body: 'Welcome to nginx!' });
    await withServer(nginx, async (origin) =>
      expect(wrong(await behindProxy(origin))).toEqual(['fail proxy', 'fail proxy']),
    );
    await withServer(shop(401), async (origin) => expect(wrong(await behindProxy(origin))).toEqual(['fail proxy']));
    await withServer(shop(200), async (origin) => {
      const findings = await behindProxy(origin);
      expect(report(findings)).toContain('anybody can read /api/metrics');
    });
  });

  it('says that nobody named the proxy, and leaves this machine itself alone', async () => {
    const nowhere = { APP_URL: `https://[::ffff:127.0.0.1]:${await freePort()}`, TRUSTED_PROXIES: [] };
    expect(wrong(await checkProxy(nowhere))).toEqual(['warn proxy', 'warn proxy']);
    expect(wrong(await checkProxy({ APP_URL: 'http://localhost:3000', TRUSTED_PROXIES: [] }))).toEqual([]);
  });
});

describe('of its machine, doctor', () => {
  it('says that a secret can be guessed or read', () => {
    const file = path.join(folder, 'secrets.json');
    expect(wrong(checkSecrets('changeme-changeme-changeme-changeme', file))).toEqual(['fail secrets']);
    expect(wrong(checkSecrets('a'.repeat(40), file))).toEqual(['fail secrets']);
    expect(wrong(checkSecrets('kT9vQ2xLr7WmZp4HsYd8NbJc3GfUa6Ee', file))).toEqual([]);
    expect(wrong(checkSecrets(undefined, file))).toEqual([]);
    writeFileSync(file, '{}', { mode: 0o600 });
    expect(wrong(checkSecrets(undefined, file))).toEqual([]);
    chmodSync(file, 0o644);
    expect(wrong(checkSecrets(undefined, file))).toEqual(['fail secrets']);
  });

  it('looks at the disk of a folder that is not there yet, too', () => {
    expect(checkDisk(path.join(folder, 'not-there')).what).toBe('disk');
  });

  it('says that strangers may try passwords without end', () => {
    const open = { METRICS_TOKEN: undefined, RATE_LIMITS: false, CORS_ORIGINS: ['http://page.example'] };
    expect(wrong(checkOpenness(open, true))).toEqual(['fail limits', 'warn cors']);
    expect(wrong(checkOpenness(open, false))).toEqual([]);
  });
});

describe('its report', () => {
  it('puts below what is wrong what to do', () => {
    const text = report([
      { what: 'disk', state: 'ok', says: '9 GB are free' },
      { what: 'database', state: 'fail', says: 'it does not answer', todo: 'Start it.' },
    ]);
    expect(text).toBe('ok    disk      9 GB are free\nfail  database  it does not answer\n                → Start it.');
  });
});
