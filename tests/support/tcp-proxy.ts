import { connect, createServer, type Socket } from 'node:net';

/** A wire between the application and PostgreSQL that breaks when it is told to. */

/**
 * A moment of a sale at which its connection can be cut:
 * `statement` before PostgreSQL has the statement that sells, `commit` before it has COMMIT (sent only under the lock),
 * `committed` after it committed, before the application is told.
 */
export type Moment = 'statement' | 'commit' | 'committed';

type Direction = 'up' | 'down';
type Cut = { moment: Moment; deliverAfterMs: number | undefined; done: () => void };
const SIGNS: Record<Moment, { direction: Direction; pattern: string }> = {
  // Nothing but the parameters of a batch names it so.
  statement: { direction: 'up', pattern: '"order_id"' },
  commit: { direction: 'up', pattern: 'COMMIT' },
  // ReadyForQuery outside a transaction.
  committed: { direction: 'down', pattern: 'Z\0\0\0\x05I' },
};
const LONGEST_PATTERN = 10;

export async function tcpProxy(targetPort: number, targetHost = '127.0.0.1') {
  const wires = new Set<() => void>();
  const sockets = new Set<Socket>();
  const cuts = new Set<Cut>();
  let latencyMs = 0;
  let isRefusing = false;

  const server = createServer({ noDelay: true }, (client) => {
    if (isRefusing) return client.destroy();
    const database = connect({ port: targetPort, host: targetHost, noDelay: true });
    const tail = { up: '', down: '' };
    let isSelling = false;
    let isCut = false;
    let isLingering = false;

    const cut = () => {
      if (isLingering) return;
      isCut = true;
      wires.delete(cut);
      for (const socket of [client, database]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };

    /** The network lost the client, but not what it had sent. */
    const cutBehind = (chunk: Buffer, afterMs: number) => {
      isLingering = true;
      client.destroy();
      setTimeout(() => {
        isLingering = false;
        database.write(chunk, () => setTimeout(cut, 100));
      }, afterMs);
    };

    const cutNow = (direction: Direction, chunk: Buffer): Cut | undefined => {
      const text = chunk.toString('latin1');
      // A pattern may come in two pieces.
      const shows = (moment: Moment) => {
        const { direction: its, pattern } = SIGNS[moment];
        return its === direction && (tail[direction].slice(1 - pattern.length) + text).includes(pattern);
      };
      const moments = (['statement', 'commit', 'committed'] as const).filter(shows);
      const wasSelling = isSelling;
      if (moments.includes('statement')) isSelling = true;
      if (moments.includes('committed')) isSelling = false;
      tail[direction] = (tail[direction] + text).slice(-LONGEST_PATTERN);
      const rule = [...cuts].find(({ moment }) => moments.includes(moment) && (moment !== 'committed' || wasSelling));
      if (rule) {
        cuts.delete(rule);
        rule.done();
      }
      return rule;
    };

    const carry = (from: Socket, to: Socket, direction: Direction) => {
      const late: { due: number; work: () => void }[] = [];
      const deliver = () => {
        for (let next = late[0]; next && next.due <= Date.now() && !isCut; next = late[0]) {
          late.shift();
          next.work();
        }
        if (late[0] && !isCut) setTimeout(deliver, late[0].due - Date.now());
      };
      // In the order of its coming, also where the latency has fallen meanwhile.
      const pass = (work: () => void) => {
        if (latencyMs === 0 && late.length === 0) return work();
        late.push({ due: Date.now() + latencyMs, work });
        if (late.length === 1) setTimeout(deliver, latencyMs);
      };
      from.on('data', (chunk) => {
        const rule = cutNow(direction, chunk);
        if (rule?.deliverAfterMs !== undefined) return cutBehind(chunk, rule.deliverAfterMs);
        if (rule) return cut();
        pass(() => to.write(chunk));
      });
      from.on('end', () => pass(() => to.end()));
      from.on('error', cut);
      from.on('close', () => pass(cut));
      sockets.add(from);
    };
    wires.add(cut);
    carry(client, database, 'up');
    carry(database, client, 'down');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    /** The same URL through this proxy. */
    through(databaseUrl: string): string {
      const url = new URL(databaseUrl);
      url.hostname = '127.0.0.1';
      url.port = String(address.port);
      return url.href;
    },
    /** Each direction takes this much longer from now on. */
    setLatency(ms: number) {
      latencyMs = ms;
    },
    /** New connections are closed as soon as they come. */
    refuse(refusing: boolean) {
      isRefusing = refusing;
    },
    /** The connections there are fall silent for good, and nobody is told. New ones pass. */
    silence() {
      for (const socket of sockets) socket.pause();
    },
    cutAll() {
      for (const cut of [...wires]) cut();
    },
    /**
     * Cuts the next connection that comes to this moment, once. Resolves when it has. With `deliverAfterMs` the client
     * is cut off now, and PostgreSQL has its last words that much later.
     */
    cutAt(moment: Moment, { deliverAfterMs }: { deliverAfterMs?: number } = {}): Promise<void> {
      return new Promise((done) => cuts.add({ moment, deliverAfterMs, done }));
    },
    forgetCuts() {
      cuts.clear();
    },
    async close() {
      for (const cut of [...wires]) cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type TcpProxy = Awaited<ReturnType<typeof tcpProxy>>;
