import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { MailReads } from './ports.ts';
import { hasLiveLink } from './queries.ts';

type Deps = { mailReads: MailReads; clock: Clock; transaction: Transaction };

/**
 * The link of a mail, for an admin who hands it on while no mail is sent. It opens somebody's account, so whoever looks
 * at it is written down first. @throws AppError RESOURCE_NOT_FOUND | UNAUTHORIZED | FORBIDDEN
 */
export const readMailLink =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ url: string }> => {
    authorize(actor, 'mail.read');
    // A key may be left lying about; this is for a person's eyes.
    requireUser(actor);
    const mail = isUuid(id) ? await d.mailReads.find(id) : null;
    if (!mail?.url || !hasLiveLink(mail, d.clock.now())) {
      throw new AppError('RESOURCE_NOT_FOUND', 'This mail has no link that is still good.');
    }
    await d.transaction((tx) => tx.audit({ action: 'mail.link-read', subjectId: mail.id }));
    return { url: mail.url };
  };
