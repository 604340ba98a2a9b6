import type { User } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isMailedEnough, mailLink } from './mailed-link.ts';
import type { Background, LinkTokens, OneTimeLinks, Users } from './ports.ts';

type Deps = {
  users: Users;
  oneTimeLinks: OneTimeLinks;
  links: LinkTokens;
  background: Background;
  clock: Clock;
  transaction: Transaction;
};

/**
 * Mails a link by which a new password can be set. To everybody it looks alike, and lasts alike: known and unknown
 * addresses cost the caller one look-up, and what is mailed is written after the answer. An address that was never
 * verified gets a link that verifies it first.
 */
export const requestPasswordReset =
  (d: Deps) =>
  async (email: string): Promise<void> => {
    const user = await d.users.findByLogin(email);
    d.background.run('mailing a reset link', async () => {
      if (user) await mailOnce(d, user, user.emailVerifiedAt ? 'RESET_PASSWORD' : 'VERIFY_EMAIL');
    });
  };

async function mailOnce(d: Deps, user: User, purpose: 'RESET_PASSWORD' | 'VERIFY_EMAIL'): Promise<void> {
  // The last one stays good, so nobody is locked out by others who ask.
  if (await isMailedEnough(d, user.id, purpose)) return;
  await d.transaction(async (tx) => {
    const locked = await tx.users.lock(user.id);
    if (locked?.email !== user.email) return;
    const payload: Record<string, string> = purpose === 'VERIFY_EMAIL' ? { reason: 'reset' } : {};
    await mailLink(d.links, tx, { user: locked, purpose, email: locked.email, now: d.clock.now(), payload });
  });
}
