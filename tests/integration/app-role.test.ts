import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { APP_ROLE, asAppRole, assureAppRole, roleOf } from '../../scripts/app-role.ts';
import { migrate } from '../../scripts/migrate.ts';
import { createDatabase } from '../support/database.ts';
import { insertDomainEvent, insertSale } from '../support/rows.ts';

const DENIED = '42501';

let ownerUrl: string;
let owner: pg.Client;
let app: pg.Client;

const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};

beforeAll(async () => {
  ownerUrl = await createDatabase();
  owner = await connect(ownerUrl);
  app = await connect(asAppRole(ownerUrl, inject('appPassword')));
  const { eventId } = await insertSale(owner);
  await insertDomainEvent(owner, 'event.created', eventId);
  await owner.query(`INSERT INTO audit_log (id, action) VALUES ($1, 'test')`, [randomUUID()]);
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

describe('the role of the app', () => {
  it('is the one by which the app is tested', () => expect(roleOf(process.env.DATABASE_URL ?? '')).toBe(APP_ROLE));

  it.each(['audit_log', 'domain_event'])('reads and appends to %s', async (table) => {
    const column = table === 'audit_log' ? 'action' : 'type, subject_id';
    const values = table === 'audit_log' ? `'test'` : `'event.created', gen_random_uuid()`;
    await app.query(`INSERT INTO ${table} (id, ${column}) VALUES (gen_random_uuid(), ${values})`);
    expect((await app.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(1);
  });

  it.each(
    ['audit_log', 'domain_event'].flatMap((table) => [
      `UPDATE ${table} SET id = id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `SELECT FROM ${table} FOR UPDATE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TRIGGER ${table}_append_only ON ${table}`,
      `DROP TABLE ${table}`,
      `ALTER TABLE ${table} RENAME TO gone`,
      `CREATE RULE quiet AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
      `CREATE TRIGGER other BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      `GRANT UPDATE ON ${table} TO ${APP_ROLE}`,
    ]),
  )('may not %s', async (attack) => {
    const rows = async (table: string) => (await owner.query(`SELECT * FROM ${table} ORDER BY id`)).rows;
    const before = [await rows('audit_log'), await rows('domain_event')];
    // A grant by who may not grant is a warning and does nothing.
    await app.query(attack).catch((error) => expect(error).toMatchObject({ code: DENIED }));
    await expect(app.query('UPDATE audit_log SET id = id')).rejects.toMatchObject({ code: DENIED });
    await expect(app.query('UPDATE domain_event SET id = id')).rejects.toMatchObject({ code: DENIED });
    expect([await rows('audit_log'), await rows('domain_event')]).toEqual(before);
  });

  it.each([
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$',
    'ALTER FUNCTION forget_buyer(uuid) SECURITY INVOKER',
    'CREATE TABLE mine (id int)',
    'SET ROLE postgres',
    'SET session_replication_role = replica',
    `UPDATE _prisma_migrations SET checksum = ''`,
    'CREATE ROLE helper LOGIN',
    `COPY audit_log TO PROGRAM 'true'`,
  ])('may not %s', (attack) => expect(app.query(attack)).rejects.toMatchObject({ code: DENIED }));

  it('gets its password again and loses what it was given beyond its rights', async () => {
    const admin = inject('adminDatabaseUrl');
    await owner.query(`ALTER ROLE ${APP_ROLE} CREATEDB`);
    await assureAppRole(admin, inject('appPassword'));
    const { rows } = await owner.query('SELECT rolcreatedb, rolsuper FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    expect(rows).toEqual([{ rolcreatedb: false, rolsuper: false }]);
  });
});

describe('migrating', () => {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const said = () => lines.splice(0);

  it('grants what is new, and says nothing where the app cannot change what was logged', async () => {
    await owner.query('CREATE TABLE made_since (id int)');
    await owner.query(`GRANT UPDATE ON audit_log TO ${APP_ROLE}`);
    await migrate(ownerUrl, { grantTo: APP_ROLE, log });
    expect(said()).toEqual([]);
    await app.query('INSERT INTO made_since VALUES (1)');
    await expect(app.query('UPDATE audit_log SET id = id')).rejects.toMatchObject({ code: DENIED });
  });

  it('says so where the app is the owner', async () => {
    await migrate(ownerUrl, { grantTo: roleOf(ownerUrl), log });
    expect(said()).toEqual([expect.stringMatching(/^The app's database role "\w+" could change its own audit log/)]);
  });

  it('says so where there is no such role', async () => {
    await migrate(ownerUrl, { grantTo: 'nobody_at_all', log });
    expect(said()).toEqual(['There is no database role "nobody_at_all" to grant anything to.']);
  });
});

it.each([
  ['postgresql://app:secret@127.0.0.1/eventhub', 'app'],
  ['postgresql://a%40b:secret@127.0.0.1/eventhub', 'a@b'],
  ['postgresql://127.0.0.1/eventhub', null],
  ['postgresql:///eventhub?host=/run/postgresql', null],
  ['no address', null],
])('of %s is %s', (url, role) => expect(roleOf(url)).toBe(role));
