import type { Locale } from '../../domain/locale.ts';
import { requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Users } from './ports.ts';

type Deps = { users: Users };

/** The language in which we write to the actor from now on. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const changeLanguage =
  (d: Deps) =>
  async (actor: Actor, locale: Locale): Promise<void> => {
    const user = requireUser(actor);
    if (user.via === 'session' && user.locale === locale) return;
    await d.users.setLocale(user.id, locale);
  };
