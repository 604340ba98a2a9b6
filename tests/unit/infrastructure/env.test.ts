import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/infrastructure/env';

const least = { DATABASE_URL: 'postgresql://eventhub:secret@127.0.0.1:5432/eventhub', AUTH_SECRET: 's'.repeat(32) };

describe('parseEnv', () => {
  it('needs a database and a secret, and has a default for the rest', () => {
    expect(parseEnv(least)).toMatchObject({
      ...least,
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      APP_URL: 'http://localhost:3000',
      CORS_ORIGINS: [],
      SEED_DEMO: false,
      CHECK_ANSWERS: false,
      PROCESSES: 1,
    });
  });

  it('takes as many processes as the machine has cores where that is asked for', () => {
    expect(parseEnv({ ...least, PROCESSES: 'auto' }).PROCESSES).toBe(availableParallelism());
    expect(parseEnv({ ...least, PROCESSES: '3' }).PROCESSES).toBe(3);
  });

  it('keeps answers ready unless that is switched off', () => {
    expect(parseEnv(least).ANSWER_CACHE).toBe(true);
    expect(parseEnv({ ...least, ANSWER_CACHE: 'off' }).ANSWER_CACHE).toBe(false);
  });

  it('believes no proxy and limits everybody unless told otherwise', () => {
    expect(parseEnv(least)).toMatchObject({ TRUSTED_PROXIES: [], RATE_LIMITS: true });
    expect(parseEnv({ ...least, RATE_LIMITS: 'off' }).RATE_LIMITS).toBe(false);
    const cidrs = ['10.0.0.0/8', '192.0.2.1', '::1', 'fd00::/8'];
    expect(parseEnv({ ...least, TRUSTED_PROXIES: cidrs.join(', ') }).TRUSTED_PROXIES).toEqual(cidrs);
  });

  it.each(['nginx', '10.0.0.0/33', '10.0.0.0/', '::1/129', '10.0.0.0/8/8', '10.0.0.1, *'])(
    'refuses %s as a proxy, by the name of the variable',
    (TRUSTED_PROXIES) => {
      expect(() => parseEnv({ ...least, TRUSTED_PROXIES })).toThrow(/TRUSTED_PROXIES: must be addresses or networks/);
    },
  );

  it('checks answers everywhere but in production, where that is not said otherwise', () => {
    const checks = (source: Record<string, string>) => parseEnv({ ...least, ...source }).CHECK_ANSWERS;
    expect([checks({ NODE_ENV: 'test' }), checks({ NODE_ENV: 'development' })]).toEqual([true, true]);
    expect(checks({ CHECK_ANSWERS: 'on' })).toBe(true);
    expect(checks({ NODE_ENV: 'test', CHECK_ANSWERS: 'off' })).toBe(false);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'mysql://127.0.0.1/eventhub'],
    ['AUTH_SECRET', 'short'],
    ['AUTH_SECRET', undefined],
    ['APP_URL', 'ftp://example.com'],
    ['LOG_LEVEL', 'loud'],
    ['SEED_DEMO', 'maybe'],
    ['SALES_POOL', '0'],
    ['DATABASE_POOL', '101'],
    ['PROCESSES', '0'],
    ['PROCESSES', 'many'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => parseEnv({ ...least, [name]: value })).toThrow(
      new RegExp(`^Configuration is not usable\\.\\n {2}${name}: `),
    );
  });

  it('names every variable at fault at once', () => {
    expect(() => parseEnv({ PORT: '0' })).toThrow(/PORT: [\s\S]*DATABASE_URL: [\s\S]*AUTH_SECRET: /);
  });

  it.each(['PORT', 'HOST', 'APP_URL', 'LOG_LEVEL', 'SEED_DEMO', 'DATABASE_POOL'])(
    'takes an empty %s for none',
    (name) => {
      expect(parseEnv({ ...least, [name]: '' })).toEqual(parseEnv(least));
    },
  );

  it.each([
    ['on', true],
    ['true', true],
    ['1', true],
    ['off', false],
    ['false', false],
    ['0', false],
  ])('reads SEED_DEMO=%s as %s', (value, expected) => {
    expect(parseEnv({ ...least, SEED_DEMO: value }).SEED_DEMO).toBe(expected);
  });

  it('splits CORS_ORIGINS at its commas', () => {
    const { CORS_ORIGINS } = parseEnv({ ...least, CORS_ORIGINS: 'https://a.example, https://b.example,' });
    expect(CORS_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
  });

  it('drops the slash that ends APP_URL', () => {
    expect(parseEnv({ ...least, APP_URL: 'https://tickets.example/' }).APP_URL).toBe('https://tickets.example');
  });

  it('signs in by the services whose keys are set', () => {
    expect(parseEnv({ ...least, AUTH_GOOGLE_ID: '', AUTH_GOOGLE_SECRET: '' }).SIGN_IN_SERVICES).toEqual([]);
    const oidc = { AUTH_OIDC_ISSUER: 'https://login.example/realm/', AUTH_OIDC_ID: 'shop', AUTH_OIDC_SECRET: 'hush' };
    const github = { AUTH_GITHUB_ID: 'g', AUTH_GITHUB_SECRET: 's' };
    expect(parseEnv({ ...least, ...github, ...oidc }).SIGN_IN_SERVICES).toMatchObject([
      { id: 'github', name: 'GitHub', clientId: 'g', clientSecret: 's' },
      { id: 'oidc', name: 'login.example', issuer: 'https://login.example/realm/' },
    ]);
    expect(parseEnv({ ...least, ...oidc, AUTH_OIDC_NAME: 'Company' }).SIGN_IN_SERVICES).toMatchObject([
      { name: 'Company' },
    ]);
  });

  it('has no model unless a host is named, and writes the host as an address', () => {
    expect(parseEnv({ ...least, OLLAMA_HOST: '' }).OLLAMA).toBeNull();
    expect(parseEnv({ ...least, OLLAMA_HOST: '127.0.0.1:11434' }).OLLAMA).toMatchObject({
      host: 'http://127.0.0.1:11434',
      model: 'llama3.2:3b',
      keepAlive: '10m',
      atOnce: 2,
      waiting: 8,
    });
    expect(
      parseEnv({ ...least, OLLAMA_HOST: 'https://models.example/', OLLAMA_KEEP_ALIVE: '-1' }).OLLAMA,
    ).toMatchObject({
      host: 'https://models.example',
      keepAlive: -1,
    });
    // The question needs room in the window, too.
    const small = parseEnv({ ...least, OLLAMA_HOST: 'gpu', OLLAMA_NUM_CTX: '2048', OLLAMA_NUM_PREDICT: '4096' });
    expect(small.OLLAMA).toMatchObject({ host: 'http://gpu', numPredict: 1_024 });
  });

  it.each([
    ['OLLAMA_HOST', 'ftp://models.example'],
    ['OLLAMA_HOST', 'a b'],
    ['OLLAMA_MODEL', 'llama 3'],
    ['OLLAMA_KEEP_ALIVE', 'soon'],
    ['OLLAMA_AT_ONCE', '0'],
  ])('refuses %s=%s by its name', (variable, value) => {
    expect(() => parseEnv({ ...least, [variable]: value })).toThrow(variable);
  });

  it.each([
    [{ AUTH_GOOGLE_ID: 'g' }, 'AUTH_GOOGLE_SECRET'],
    [{ AUTH_GITHUB_SECRET: 's' }, 'AUTH_GITHUB_ID'],
    [{ AUTH_OIDC_ID: 'g', AUTH_OIDC_SECRET: 's' }, 'AUTH_OIDC_ISSUER'],
    [{ AUTH_OIDC_ID: 'g', AUTH_OIDC_SECRET: 's', AUTH_OIDC_ISSUER: 'http://login.example' }, 'AUTH_OIDC_ISSUER'],
    [{ AUTH_OIDC_ID: 'g', AUTH_OIDC_SECRET: 's', AUTH_OIDC_ISSUER: 'javascript:x' }, 'AUTH_OIDC_ISSUER'],
  ])('refuses half a service %j, by the name of the variable', (half, variable) => {
    expect(() => parseEnv({ ...least, ...half })).toThrow(variable);
  });
});
