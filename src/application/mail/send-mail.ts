import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import { asItIsNow } from './as-it-is-now.ts';
import type { attachmentsOf } from './attachments.ts';
import { isUnasked, type Letter, readLetter } from './letters.ts';
import type {
  Delivery,
  DueMail,
  HeldTickets,
  LetterWords,
  MailTransport,
  OptOuts,
  Outbox,
  UnaskedMail,
  UnsubscribeLinks,
} from './ports.ts';
import type { sendMailJob } from './send-mail.job.ts';

type Deps = {
  outbox: Outbox;
  words: LetterWords;
  attachmentsOf: ReturnType<typeof attachmentsOf>;
  heldTickets: HeldTickets;
  transport: MailTransport;
  optOuts: OptOuts;
  unsubscribeLinks: UnsubscribeLinks;
  unaskedMail: UnaskedMail;
  clock: Clock;
};

/** Mails that nobody asked for by what they did: whoever gets them may say that they want no more. */
const OPTIONAL: readonly Letter['template'][] = ['event-reminder', 'welcome'];
const isOptional = ({ template, payload }: Letter) =>
  OPTIONAL.includes(template) || ('isNews' in payload && payload.isNews);

/** Sends a mail that was written, once: whoever comes second finds it sent. What the server says is kept with the try. */
export const sendMail =
  (d: Deps): Handler<(typeof sendMailJob)['payload']> =>
  async ({ mailId }, { isLast }) => {
    const mail = await d.outbox.begin(mailId, d.clock.now());
    if (!mail) return;
    const delivery = await deliver(d, mail).catch(
      (error: unknown): Delivery => ({ outcome: 'postponed', answer: `It could not be made: ${String(error)}` }),
    );
    await d.outbox.end(mail, delivery, isLast);
    // The mail keeps what was said; this only has it tried again.
    if (delivery.outcome === 'postponed' && !isLast) throw new Error(delivery.answer);
  };

async function deliver(d: Deps, mail: DueMail): Promise<Delivery> {
  const written = readLetter(mail.template, mail.payload);
  if (!written) return refused(`There are no words for "${mail.template}" with what it was told.`);
  const letter = await asItIsNow(written, d.heldTickets);
  if (!letter) return refused('Its tickets were cancelled, used or handed on, or the event was moved.');
  if (hasRunOut(letter, d.clock.now())) return refused('It had run out before it could be sent.');
  if (isOptional(letter) && (await d.optOuts.has(mail.recipient))) return refused('Its reader wants no such mail.');

  if (!isUnasked(letter, mail.isToOwner)) return handOver(d, mail, letter);
  if (!(await d.unaskedMail.take(mail.recipient, d.clock.now()))) {
    return {
      outcome: 'postponed',
      answer: 'This address was mailed often enough today for what others entered it for.',
      wasAsked: false,
    };
  }
  const delivery = await handOver(d, mail, letter);
  if (delivery.outcome !== 'accepted') await d.unaskedMail.giveBack(mail.recipient);
  return delivery;
}

async function handOver(d: Deps, mail: DueMail, letter: Letter): Promise<Delivery> {
  const unsubscribe = isOptional(letter) ? d.unsubscribeLinks.of(mail.recipient, mail.locale) : undefined;
  const attachments = await d.attachmentsOf(letter, mail.locale);
  const worded = await d.words.word(letter, mail.locale, {
    hasFiles: attachments.some(({ contentType }) => contentType === 'application/pdf'),
    ...(unsubscribe && { unsubscribeUrl: unsubscribe.page }),
  });
  const { id, recipient, createdAt } = mail;
  return d.transport.send({ ...worded, id, recipient, createdAt, attachments, ...(unsubscribe && { unsubscribe }) });
}

const refused = (answer: string): Delivery => ({ outcome: 'refused', answer, wasAsked: false });

/** A link that is good for nothing any more, a reminder of what has begun. */
function hasRunOut({ template, payload }: Letter, now: Date): boolean {
  if ('expiresAt' in payload) return new Date(payload.expiresAt) <= now;
  return template === 'event-reminder' && new Date(payload.event.startsAt) <= now;
}
