import type { LetterPayload } from '../../../application/mail/letters';
import { type Content, small, text } from '../content';
import type { Writer } from '../writer';

/** To whoever is to help with a shop's events; the address may have no account yet. */
export function invitation(
  w: Writer,
  { fromName: from, role, events, count, ...link }: LetterPayload<'invitation'>,
): Content {
  const [event = ''] = events;
  const what = w.t(`invitation.roles.${role}`, { from, site: w.site, event, others: count - 1 });
  return {
    subject: w.t('invitation.subject', { from, site: w.site }),
    preview: what,
    heading: w.t('invitation.heading'),
    blocks: [
      text(w.t('helloAnybody')),
      text(what),
      ...w.secretLink(w.t('action.acceptInvitation'), link),
      small(w.t('invitation.note')),
    ],
    reason: w.t('footer.stranger', { site: w.site }),
  };
}
