import { render } from '@react-email/render';
import type { Letter, LetterPayload, Template } from '../../application/mail/letters';
import type { LetterWords } from '../../application/mail/ports';
import type { Content } from './content';
import { alreadyRegistered, linkLetter, notice, testMail, welcome } from './contents/account';
import { attendeeMessage, eventCancelled, eventChanged } from './contents/events';
import { invitation } from './contents/invitation';
import { eventReminder, orderConfirmed, participantTicket, ticketCancelled } from './contents/orders';
import { transferOffered, transferredAway, transferredToYou, transferTakenBack } from './contents/transfers';
import { webhookDisabled } from './contents/webhooks';
import { LetterDocument } from './letter-document';
import { plainText } from './plain-text';
import { type Site, type Writer, writer } from './writer';

/** Each kind of letter, by its template. */
const CONTENTS: { [T in Template]: (w: Writer, payload: LetterPayload<T>) => Content } = {
  'order-confirmed': orderConfirmed,
  'participant-ticket': participantTicket,
  'ticket-cancelled': ticketCancelled,
  'event-cancelled': eventCancelled,
  'event-changed': eventChanged,
  'attendee-message': attendeeMessage,
  'event-reminder': eventReminder,
  'ticket-transfer-offered': transferOffered,
  'transfer-taken-back': transferTakenBack,
  'ticket-transferred-away': transferredAway,
  'ticket-transferred-to-you': transferredToYou,
  welcome,
  'verify-email': linkLetter('verify-email'),
  'change-email': linkLetter('change-email'),
  'reset-password': linkLetter('reset-password'),
  'already-registered': alreadyRegistered,
  'email-change-requested': notice('email-change-requested'),
  'email-changed': notice('email-changed'),
  'password-changed': notice('password-changed'),
  'second-factor-on': notice('second-factor-on'),
  'second-factor-off': notice('second-factor-off'),
  'recovery-codes-renewed': notice('recovery-codes-renewed'),
  'recovery-code-used': notice('recovery-code-used'),
  'passkey-added': notice('passkey-added'),
  'passkey-removed': notice('passkey-removed'),
  'account-linked': notice('account-linked'),
  'account-unlinked': notice('account-unlinked'),
  'webhook-disabled': webhookDisabled,
  'api-key-added': notice('api-key-added'),
  invitation,
  'test-mail': testMail,
};

const contentOf = <T extends Template>(w: Writer, { template, payload }: { template: T; payload: LetterPayload<T> }) =>
  CONTENTS[template](w, payload);

/** A header is one line. */
const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

/** Puts letters into words, as HTML and as text. */
export function letterWords(site: Site): LetterWords {
  return {
    async word(letter: Letter, locale, extras) {
      const w = writer(site, locale, extras, await site.shop?.());
      const content = contentOf(w, letter);
      return {
        subject: oneLine(content.subject),
        html: await render(<LetterDocument content={content} writer={w} />),
        text: plainText(content, w),
      };
    },
  };
}
