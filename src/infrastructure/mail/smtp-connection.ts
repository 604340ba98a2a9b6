import type { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { Parcel } from './message.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** How long to wait for a server, in ms. */
export type Patience = {
  /** For a connection, a greeting, a signing in, together. */
  open: number;
  /** Until it was handed the last byte of a mail. */
  handOver: number;
  /** For its answer then: RFC 5321 asks for ten minutes, so that no mail is sent twice in impatience. */
  answer: number;
};

export const PATIENCE: Patience = { open: 20_000, handOver: 2 * 60_000, answer: 10 * 60_000 };

/** `isUnheard`: the connection broke before the server was handed the whole mail, so it has nothing of it. */
export class SmtpFailure extends Error {
  readonly isUnheard: boolean;
  /** What the server answered, where that is why; and to which command. */
  readonly code: number | undefined;
  readonly command: string | undefined;
  /** It said beforehand how much it takes, and the mail is more. */
  readonly isTooLarge: boolean;

  constructor(cause: unknown, isUnheard: boolean) {
    const { message, response, responseCode, command, code } = cause as SMTPConnection.SMTPError;
    super(response ?? message, { cause });
    this.isUnheard = isUnheard;
    this.code = responseCode;
    this.command = command;
    this.isTooLarge = code === 'EMESSAGE' && responseCode === undefined;
  }
}

const isEnd = (chunk: unknown) =>
  chunk instanceof Uint8Array && /^(\r?\n)?\.\r\n$/.test(Buffer.from(chunk).toString('latin1'));

/** Calls back once, as soon as the line that ends a mail has been given to the kernel, which sends it whatever becomes of us. */
function onceEnded(socket: Socket, ended: () => void): () => void {
  const write = socket.write;
  const restore = () => {
    socket.write = write;
  };
  socket.write = ((...given: Parameters<Socket['write']>) => {
    const isLast = isEnd(given[0]);
    const hasRoom = write.apply(socket, given);
    if (isLast) {
      restore();
      if (socket.writableLength === 0) ended();
      else socket.once('drain', ended);
    }
    return hasRoom;
  }) as Socket['write'];
  return restore;
}

/** A connection to the server, greeted and signed in. @throws SmtpFailure */
export async function openConnection(settings: SmtpSettings, patience: Patience) {
  const { auth, ...rest } = settings;
  const connection = new SMTPConnection({
    ...rest,
    connectionTimeout: patience.open,
    greetingTimeout: patience.open,
    dnsTimeout: patience.open,
    socketTimeout: patience.answer,
  });
  let isOpen = true;
  let fail = (_error: unknown) => {};
  const ended = (error: unknown) => {
    isOpen = false;
    fail(error);
  };
  connection.on('error', ended);
  connection.on('end', () => ended(new Error('The connection was closed.')));
  const close = () => {
    isOpen = false;
    connection.close();
  };

  /** Whatever ends the connection ends what runs on it. */
  const onIt = <T>(work: (done: (error: unknown, result?: T) => void) => void, ms: number) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer within ${ms / 1_000} s.`)), ms);
      const settle = (error: unknown, result?: T) => {
        clearTimeout(timer);
        fail = () => {};
        if (error) reject(error);
        else resolve(result as T);
      };
      fail = settle;
      work(settle);
    });

  try {
    await onIt((done) => connection.connect((error) => done(error)), patience.open);
    // The line that ends a mail is a write of its own: held back for the answer to what came before, each mail takes 40 ms.
    connection._socket.setNoDelay(true);
    if (auth) await onIt((done) => connection.login(auth, (error) => done(error)), patience.open);
  } catch (error) {
    close();
    throw new SmtpFailure(error, true);
  }

  return {
    isOpen: () => isOpen,
    quit: () => connection.quit(),

    /** @returns the server's answer. `onHandedOver` hears of the last byte. @throws SmtpFailure */
    async send({ from, to, raw }: Parcel, onHandedOver: () => void): Promise<string> {
      let isUnheard = true;
      let tooSlow: NodeJS.Timeout | undefined;
      const restore = onceEnded(connection._socket, () => {
        isUnheard = false;
        clearTimeout(tooSlow);
        onHandedOver();
      });
      try {
        return await onIt<string>((done) => {
          tooSlow = setTimeout(() => done(new Error('The server took too long to take it.')), patience.handOver);
          connection.send({ from, to: [to], size: raw.length }, raw, (error, info) => done(error, info?.response));
        }, patience.handOver + patience.answer);
      } catch (error) {
        const failure = new SmtpFailure(error, isUnheard);
        // Whoever answers, but not to go away, can be asked for the next.
        if (failure.code === undefined || failure.code === 421) close();
        else
          await onIt((done) => connection.reset((problem) => done(problem)), patience.open).catch(() =>
            connection.close(),
          );
        throw failure;
      } finally {
        clearTimeout(tooSlow);
        restore();
      }
    },
  };
}

export type Connection = Awaited<ReturnType<typeof openConnection>>;
