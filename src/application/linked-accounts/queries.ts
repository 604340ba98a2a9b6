import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { LinkedAccounts } from './ports.ts';
import type { LinkedAccountDto } from './schema.ts';

type Deps = { linkedAccounts: LinkedAccounts };

/** The accounts with other services that sign the actor in. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const myLinkedAccounts =
  (d: Deps) =>
  async (actor: Actor): Promise<LinkedAccountDto[]> => {
    authorize(actor, 'account.read');
    const links = await d.linkedAccounts.listOf(requireAccount(actor));
    return links.map(({ provider, subject, email, createdAt, lastUsedAt }) => ({
      provider,
      subject,
      email,
      linkedAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    }));
  };
