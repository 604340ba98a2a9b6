import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMessage } from '../../application/mail/ports.ts';
import type { Mailbox } from './smtp-settings.ts';

/** A mail as it goes over the wire: the envelope that a server is told, and the message with its parts. */
export type Parcel = { id: string; from: string; to: string; raw: Buffer };

/** Whatever somebody is called, a header stays one line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** The same for the same mail: who gets it twice, because the first answer was lost, sees it once in many mailboxes. */
const messageId = (id: string, { address }: Mailbox) => `<${id}@${address.split('@').at(-1)}>`;

const optOutHeaders = (unsubscribe: OutgoingMessage['unsubscribe']): Record<string, string> =>
  unsubscribe
    ? { 'List-Unsubscribe': `<${unsubscribe.oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : {};

export async function parcelOf(message: OutgoingMessage, from: Mailbox): Promise<Parcel> {
  const { id, recipient, subject, html, text, createdAt, attachments, unsubscribe } = message;
  const node = new MailComposer({
    from: { name: oneLine(from.name), address: from.address },
    to: { name: '', address: recipient },
    subject: oneLine(subject),
    messageId: messageId(id, from),
    date: createdAt,
    // No machine answers a machine.
    headers: { 'Auto-Submitted': 'auto-generated', ...optOutHeaders(unsubscribe) },
    text,
    html,
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename: oneLine(filename),
      contentType,
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
    // Its contents are given, never fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { to } = node.getEnvelope();
  return { id, from: from.address, to: to[0] ?? recipient, raw: await node.build() };
}
