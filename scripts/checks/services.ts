import { Redis } from 'ioredis';
import type { Env } from '../../src/infrastructure/env.ts';
import { openConnection } from '../../src/infrastructure/mail/smtp-connection.ts';
import { smtpSettings } from '../../src/infrastructure/mail/smtp-settings.ts';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** What stands beside the shop: Redis, the mail server, the model. */

const PATIENCE_MS = 5_000;

export async function checkRedis({ REDIS_URL }: Pick<Env, 'REDIS_URL'>, processes: number): Promise<Finding[]> {
  if (!REDIS_URL) {
    return processes > 1
      ? [
          warn(
            'redis',
            `REDIS_URL is not set: ${processes} processes each keep and count for themselves`,
            'Set REDIS_URL to share them; see docs/scaling.md.',
          ),
        ]
      : [ok('redis', 'not used: this process keeps everything itself')];
  }
  const redis = new Redis(REDIS_URL, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let lastError: unknown;
  redis.on('error', (error) => {
    lastError = error;
  });
  try {
    await redis.connect();
    const info = await redis.info('server');
    const memory = await redis.info('memory');
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? '?';
    const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
    const isLimited = !/^maxmemory:0\r?$/m.test(memory);
    const found = [ok('redis', `Redis ${version} answers`)];
    if (isLimited && policy === 'noeviction')
      return [
        ...found,
        warn('redis', 'once it is full it takes nothing new (noeviction)', 'Set maxmemory-policy volatile-ttl.'),
      ];
    return found;
  } catch (error) {
    return [
      fail(
        'redis',
        `Redis does not answer: ${wordsOf(lastError ?? error)}. The shop goes on without it, slower`,
        'See that it runs, and that REDIS_URL names it rightly.',
      ),
    ];
  } finally {
    redis.disconnect();
  }
}

export async function checkMail({ SMTP_URL }: Pick<Env, 'SMTP_URL'>): Promise<Finding> {
  if (!SMTP_URL) {
    return warn(
      'mail',
      'SMTP_URL is not set: mails wait, readable under /admin/mail',
      'Set SMTP_URL; see docs/mail.md.',
    );
  }
  const settings = smtpSettings(SMTP_URL);
  const { host, port, auth } = settings;
  try {
    const connection = await openConnection(settings, {
      open: PATIENCE_MS,
      handOver: PATIENCE_MS,
      answer: PATIENCE_MS,
    });
    connection.quit();
    return ok('mail', `${host}:${port} greets us${auth ? ` as ${auth.user}` : ''}`);
  } catch (error) {
    return fail(
      'mail',
      `${host}:${port} does not take us: ${wordsOf(error)}`,
      'Correct SMTP_URL; npm run mail:test -- ADDRESS shows the whole conversation.',
    );
  }
}
