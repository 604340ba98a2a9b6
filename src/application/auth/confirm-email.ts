import type { User } from '../../domain/user.ts';
import type { Clock, Transaction, Tx } from '../ports.ts';
import { linkIsGone } from './mailed-link.ts';
import { noticeOf } from './notice.ts';
import type { LinkTokens, OneTimeLink, OneTimeLinks } from './ports.ts';
import type { ConfirmEmailInput } from './schema.ts';

type Deps = { oneTimeLinks: OneTimeLinks; links: LinkTokens; clock: Clock; transaction: Transaction };

/**
 * What a mailed link confirms: that the account's address reaches its owner, or that a new one does and takes its place.
 * The link is all that is asked for; it may be opened where nobody is signed in.
 * @throws AppError RESOURCE_NOT_FOUND with `reason: 'link_gone'` | CONFLICT naming `email`
 */
export const confirmEmail =
  (d: Deps) =>
  async ({ token }: ConfirmEmailInput): Promise<void> => {
    const hash = d.links.hash(token);
    const now = d.clock.now();
    const link = await d.oneTimeLinks.findLive(hash, now);
    if (!link || link.purpose === 'RESET_PASSWORD') throw linkIsGone();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(link.userId);
      const used = user && (await tx.links.use(hash, now));
      if (!used) throw linkIsGone();
      await (used.purpose === 'CHANGE_EMAIL' ? change(tx, user, used, now) : verify(tx, user, used, now));
    });
  };

async function verify(tx: Tx, user: User, { email }: OneTimeLink, now: Date): Promise<void> {
  if (email !== user.email) throw linkIsGone();
  if (user.emailVerifiedAt) return;
  await tx.users.update(user.id, { emailVerifiedAt: now });
  await tx.record([{ type: 'user.email-verified', subjectId: user.id, payload: {} }]);
}

async function change(tx: Tx, user: User, { email }: OneTimeLink, now: Date): Promise<void> {
  await tx.users.update(user.id, { email, emailVerifiedAt: now });
  // What was mailed to the old address opens nothing any more.
  await tx.links.revokeAll(user.id, ['RESET_PASSWORD', 'VERIFY_EMAIL', 'CHANGE_EMAIL'], now);
  await tx.record([{ type: 'user.email-changed', subjectId: user.id, payload: {} }]);
  await tx.mail(noticeOf(user, 'email-changed', now));
}
