import type { User } from '../../domain/user.ts';
import type { Clock, Transaction, Tx } from '../ports.ts';
import { linkIsGone } from './mailed-link.ts';
import { noticeOf } from './notice.ts';
import { assurePasswordFits } from './password-rules.ts';
import type { CommonPasswords, LinkTokens, OneTimeLinks, Passwords, Users } from './ports.ts';
import type { ResetPasswordInput } from './schema.ts';

type Deps = {
  users: Users;
  oneTimeLinks: OneTimeLinks;
  links: LinkTokens;
  passwords: Passwords;
  commonPasswords: CommonPasswords;
  clock: Clock;
  transaction: Transaction;
};

/**
 * Sets a new password by a mailed link, ends every session and takes away what else lets somebody in. It signs nobody in:
 * where a second factor is set up, the next sign-in asks for it.
 * @throws AppError RESOURCE_NOT_FOUND with `reason: 'link_gone'` | VALIDATION_ERROR | UNAVAILABLE
 */
export const resetPassword =
  (d: Deps) =>
  async ({ token, password }: ResetPasswordInput): Promise<void> => {
    const hash = d.links.hash(token);
    // Before the password is hashed, which costs a core for a while: made-up tokens must not.
    const link = await d.oneTimeLinks.findLive(hash, d.clock.now());
    const owner = link?.purpose === 'RESET_PASSWORD' ? await d.users.findById(link.userId) : null;
    if (!owner) throw linkIsGone();
    assurePasswordFits(d.commonPasswords, password, owner, 'password');
    const passwordHash = await d.passwords.hash(password);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(owner.id);
      const used = user && (await tx.links.use(hash, now));
      if (!used || used.email !== user.email) throw linkIsGone();
      await tx.users.update(user.id, { passwordHash });
      await tx.links.revokeAll(user.id, ['RESET_PASSWORD'], now);
      await tx.sessions.revokeAll(user.id, null, 'password-reset', now);
      await closeOtherWays(tx, user, now);
      await tx.record([{ type: 'user.password-changed', subjectId: user.id, payload: { how: 'reset' } }]);
      await tx.mail(noticeOf(user, 'password-changed', now));
    });
  };

/**
 * Whoever opened the account with somebody else's address, or was in it since, must not keep a key when its owner takes it
 * over. An administrator's passkeys stay: they may be the second factor, which a mailbox must not replace.
 */
async function closeOtherWays(tx: Tx, user: User, now: Date): Promise<void> {
  for (const apiKeyId of await tx.apiKeys.endAll(user.id, now)) {
    await tx.audit({ action: 'api-key.end', subjectId: user.id, detail: { apiKeyId, how: 'reset' } });
  }
  if (user.role === 'ADMIN') return;
  for (const passkey of await tx.passkeys.removeAll(user.id)) {
    await tx.audit({ action: 'passkey.remove', subjectId: user.id, detail: { how: 'reset' } });
    await tx.mail(noticeOf(user, 'passkey-removed', now, { passkey }));
  }
  for (const provider of await tx.linkedAccounts.removeAdded(user.id)) {
    await tx.audit({ action: 'linked-account.remove', subjectId: user.id, detail: { provider, how: 'reset' } });
    await tx.mail(noticeOf(user, 'account-unlinked', now, { provider }));
  }
}
