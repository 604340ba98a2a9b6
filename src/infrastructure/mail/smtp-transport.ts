import type { Delivery, MailTransport } from '../../application/mail/ports.ts';
import { logger } from '../logger.ts';
import { type Parcel, parcelOf } from './message.ts';
import { type Connection, openConnection, PATIENCE, SmtpFailure } from './smtp-connection.ts';
import { isMailable, type Mailbox, type SmtpSettings } from './smtp-settings.ts';

/** Hands mails to one SMTP server, over one connection that is kept as long as there is something to send. */

/** Servers want their clients to come anew now and then. */
const MOST_PER_CONNECTION = 100;
const KEEP_IDLE_MS = 15_000;
/** So long nobody asks again after a server that was not there: thousands of mails would each wait for it. */
const PAUSE_MS = 10_000;
const LONGEST_ANSWER = 500;

export type SmtpOptions = {
  settings: SmtpSettings;
  from: Mailbox;
  /** The name that mails come under where `from` has none. */
  shop?: () => Promise<string>;
  /** The server has all of a mail, and has not answered yet. */
  onHandedOver?: (mailId: string) => void;
  /** It answered that it does not take it, or the connection broke. */
  onFailed?: (mailId: string) => void;
  patience?: typeof PATIENCE;
};

const notMailable: Delivery = { outcome: 'refused', answer: 'This is no address to send mail to.', wasAsked: false };

const readable = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_ANSWER);

/**
 * A refusal of the recipient or of the message (5xx) is for good. Whatever else goes wrong may be the server's or the
 * set-up's fault and be put right: no mail is lost to it.
 */
function deliveryOf(error: unknown): Delivery {
  if (!(error instanceof SmtpFailure)) return { outcome: 'postponed', answer: readable(String(error)) };
  const { code = 0, command = '', message, isTooLarge } = error;
  const isForGood = isTooLarge || (code >= 500 && (command === 'RCPT TO' || command === 'DATA'));
  return { outcome: isForGood ? 'refused' : 'postponed', answer: readable(message) };
}

export function smtpTransport(options: SmtpOptions): MailTransport & { close: () => void } {
  const {
    settings,
    from,
    shop = async () => '',
    onHandedOver = () => {},
    onFailed = () => {},
    patience = PATIENCE,
  } = options;
  let connection: Connection | null = null;
  let sent = 0;
  let idle: NodeJS.Timeout | undefined;
  let outage: { failure: SmtpFailure; until: number } | null = null;

  const leave = () => {
    clearTimeout(idle);
    connection?.quit();
    connection = null;
  };

  async function connected(): Promise<Connection> {
    clearTimeout(idle);
    if (connection?.isOpen() && sent < MOST_PER_CONNECTION) return connection;
    leave();
    if (outage && Date.now() < outage.until) throw outage.failure;
    try {
      connection = await openConnection(settings, patience);
    } catch (error) {
      const failure = error instanceof SmtpFailure ? error : new SmtpFailure(error, true);
      if (!outage) logger().error({ err: failure }, 'mail cannot be sent: its server is not reached');
      outage = { failure, until: Date.now() + PAUSE_MS };
      throw failure;
    }
    if (outage) logger().info('mail can be sent again');
    outage = null;
    sent = 0;
    return connection;
  }

  async function handOver(parcel: Parcel): Promise<Delivery> {
    const isKept = connection?.isOpen() ?? false;
    const to = await connected();
    sent += 1;
    try {
      const answer = await to.send(parcel, () => onHandedOver(parcel.id));
      return { outcome: 'accepted', answer: readable(answer) };
    } catch (error) {
      // A server hangs up on who was silent for a while; nothing was lost by it.
      if (isKept && error instanceof SmtpFailure && error.isUnheard && error.code === undefined && !error.isTooLarge)
        return handOver(parcel);
      onFailed(parcel.id);
      throw error;
    }
  }

  // One after the other: what waits is ready, what runs has the connection.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (parcel: Parcel): Promise<Delivery> => {
    const delivery = turn.then(() => handOver(parcel));
    const over = delivery.catch(() => undefined);
    turn = over;
    void over.then(() => {
      if (turn !== over) return;
      idle = setTimeout(leave, KEEP_IDLE_MS).unref();
    });
    return delivery;
  };

  return {
    async send(message) {
      if (!isMailable(message.recipient)) return notMailable;
      try {
        return await inTurn(await parcelOf(message, { ...from, name: from.name || (await shop()) }));
      } catch (error) {
        return deliveryOf(error);
      }
    },
    close: leave,
  };
}
