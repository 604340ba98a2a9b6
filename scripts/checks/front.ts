import type { Env } from '../../src/infrastructure/env.ts';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** How the shop is reached: its own port, and whatever stands in front of it. */

const PATIENCE_MS = 5_000;

const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether people elsewhere are meant to reach it. */
export const isPublic = ({ APP_URL }: Pick<Env, 'APP_URL'>) => !LOCAL.test(new URL(APP_URL).hostname);

/** `origin`: where this machine's server listens. */
export async function checkServer(origin: string): Promise<Finding> {
  try {
    const answer = await ask(`${origin}/api/ready`);
    if (answer.status === 200) return ok('server', `${origin} is ready`);
    const problem: unknown = await answer.json().catch(() => null);
    const detail = typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : '';
    return fail('server', `${origin} is not ready (${answer.status}) ${detail}`.trim(), './eventhub.sh logs');
  } catch {
    return warn('server', `nothing answers at ${origin}`, './eventhub.sh start');
  }
}

/** The address that people type, from here. */
export async function checkProxy({
  APP_URL,
  TRUSTED_PROXIES,
}: Pick<Env, 'APP_URL' | 'TRUSTED_PROXIES'>): Promise<Finding[]> {
  if (!isPublic({ APP_URL })) return [ok('proxy', `${APP_URL} is this machine itself`)];
  const findings: Finding[] = [];
  if (!APP_URL.startsWith('https://'))
    findings.push(
      fail(
        'proxy',
        `${APP_URL} is not encrypted: passwords can be read on the way`,
        'Give the proxy in front a certificate, and APP_URL https.',
      ),
    );
  if (TRUSTED_PROXIES.length === 0)
    findings.push(
      warn(
        'proxy',
        'TRUSTED_PROXIES is empty: behind a proxy all its clients count as one',
        'Name the proxy in front in TRUSTED_PROXIES.',
      ),
    );
  return [...findings, ...(await throughProxy(APP_URL))];
}

async function throughProxy(appUrl: string): Promise<Finding[]> {
  try {
    const health = await ask(`${appUrl}/api/health`);
    const body: unknown = await health.json().catch(() => null);
    const isOurs = typeof body === 'object' && body !== null && 'status' in body && body.status === 'UP';
    if (!isOurs)
      return [
        fail(
          'proxy',
          `${appUrl} answers ${health.status}, but it is not this shop`,
          'Point APP_URL, or the proxy, at the right place.',
        ),
      ];
    const metrics = await ask(`${appUrl}/api/metrics`);
    return metrics.status === 200
      ? [
          fail(
            'proxy',
            'anybody can read /api/metrics through it: it hides where requests come from',
            'Have it send X-Forwarded-For, as deploy/nginx.conf does.',
          ),
        ]
      : [ok('proxy', `${appUrl} leads here`)];
  } catch (error) {
    return [
      warn(
        'proxy',
        `${appUrl} cannot be reached from here: ${wordsOf(error)}`,
        'See that its name leads to the proxy, and the proxy runs.',
      ),
    ];
  }
}
