import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian's `redis-server`, which a test kills, stops and starts again. It keeps nothing. */

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function redisServer() {
  const port = await freePort();
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/tmp' });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`redis-server ended: ${said}`)));
      child.stdout.on('data', () => said.includes('Ready to accept connections') && resolve());
    });
    return child;
  };
  let running = await start();

  async function kill() {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    /** Empty, as after a crash. */
    async start() {
      running = await start();
    },
    /** It keeps its connections and answers nothing. */
    hang: () => running.kill('SIGSTOP'),
    goOn: () => running.kill('SIGCONT'),
    stop: kill,
  };
}

export type RedisServer = Awaited<ReturnType<typeof redisServer>>;

/** Until `isSo`, for at most five seconds. */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error(`never: ${what}`);
}
