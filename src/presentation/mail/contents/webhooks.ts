import type { LetterPayload } from '../../../application/mail/letters';
import { paths } from '../../paths';
import { type Content, small, text } from '../content';
import type { Writer } from '../writer';

/** To whoever runs the shop. */
export function webhookDisabled(w: Writer, letter: LetterPayload<'webhook-disabled'>): Content {
  const { name, webhookId, address, why, since } = letter;
  const what =
    why === 'gone'
      ? w.t('webhook-disabled.gone', { address })
      : w.t('webhook-disabled.failing', { address, date: w.instant(since) });
  return {
    subject: w.t('webhook-disabled.subject'),
    preview: what,
    heading: w.t('webhook-disabled.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(what),
      { kind: 'action', label: w.t('action.webhook'), url: w.url(paths.adminWebhook(webhookId)) },
      small(w.t('webhook-disabled.note')),
    ],
    reason: w.t('footer.admin', { site: w.site }),
  };
}
