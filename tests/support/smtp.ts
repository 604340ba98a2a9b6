import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it takes, and can be told to be difficult. */

export type Received = { id: string; to: string; raw: string };

type Refusal = { code: number; words: string };

/** What a server may do to whoever sends. Each may be set anew at any moment. */
type Temper = {
  /** To a recipient. */
  refuse: (to: string) => Refusal | null;
  /** To a message that it has in full. */
  refuseMessage: (mail: Received) => Refusal | null;
  /** Takes the message and then breaks the connection instead of answering. */
  cutAfter: (mail: Received) => boolean;
  /** Before it answers to a message, in ms. */
  thinkMs: number;
};

const refused = ({ code, words }: Refusal) => Object.assign(new Error(words), { responseCode: code });

const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}: *([^\\r\\n]*(?:\\r\\n[ \\t][^\\r\\n]*)*)`, 'im').exec(raw)?.[1]?.trim() ?? '';

export async function smtpServer(settings: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const temper: Temper = { refuse: () => null, refuseMessage: () => null, cutAfter: () => false, thinkMs: 0 };
  const sockets = new Set<Socket>();
  let connections = 0;

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    ...settings,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onRcptTo({ address }, _session, done) {
      const refusal = temper.refuse(address);
      done(refusal && refused(refusal));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        const mail = { id: headerOf(raw, 'Message-ID'), to, raw };
        const refusal = temper.refuseMessage(mail);
        if (refusal) return done(refused(refusal));
        received.push(mail);
        if (temper.cutAfter(mail)) {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (temper.thinkMs === 0) done();
        else setTimeout(done, temper.thinkMs);
      });
    },
  });
  // Whoever is killed leaves in the middle of a line.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    temper,
    connections: () => connections,
    to: (address: string) => received.filter(({ to }) => to.includes(address)),
    parsed: (mail: Received) => simpleParser(Buffer.from(mail.raw, 'latin1')),
    /** On everybody who is connected, and has gone once that is known. */
    async hangUp() {
      for (const socket of sockets) socket.end();
      await sleep(50);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export type TestSmtp = Awaited<ReturnType<typeof smtpServer>>;
