import path from 'node:path';
import { ROOT } from '../../scripts/run-state.ts';
import { freePort } from './free-port.ts';
import type { PostgresPair } from './postgres-pair.ts';
import { answers, program, throughPort } from './programs.ts';

/** Debian's HAProxy with our configuration, before a pair of PostgreSQL. */
export async function haproxy(pair: PostgresPair) {
  const [primaryPort, standbyPort] = [await freePort(), await freePort()];
  const [a, b] = pair.ports;
  const primaryUrl = throughPort(pair.primaryUrl(), primaryPort);
  const standbyUrl = throughPort(pair.primaryUrl(), standbyPort);
  const { kill, lastWords } = await program(
    'haproxy',
    ['-db', '-f', path.join(ROOT, 'deploy/haproxy.cfg')],
    async () => (await answers(primaryUrl)) && (await answers(standbyUrl)),
    {
      env: {
        PRIMARY_BIND: `127.0.0.1:${primaryPort}`,
        STANDBY_BIND: `127.0.0.1:${standbyPort}`,
        POSTGRES_A: `127.0.0.1:${a}`,
        POSTGRES_B: `127.0.0.1:${b}`,
      },
    },
  );
  return { primaryUrl, standbyUrl, lastWords, close: kill };
}
