import type { SessionDto } from '@/application/auth/schema';
import { queries } from '@/composition';
import type { SignedIn } from '@/domain/user';
import type { Settings } from '../components/account/settings/settings-view';
import type { ShownSession } from '../components/account/settings/shown-session';
import { deviceOf } from '../device';
import { isMailSent } from './mail';

const toShown = ({ userAgent, expiresAt: _never, ...session }: SessionDto): ShownSession => ({
  ...session,
  device: deviceOf(userAgent),
});

/** All that the account page shows of somebody. This device comes first. */
export async function loadSettings(actor: SignedIn): Promise<Settings> {
  const [account, sessions, upcoming] = await Promise.all([
    queries.myAccount(actor),
    queries.mySessions(actor),
    queries.myTickets(actor, { when: 'upcoming', page: 0, size: 1 }),
  ]);
  return {
    account,
    sessions: sessions.map(toShown).sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
    upcomingTickets: upcoming.totalElements,
    isMailSent: isMailSent(),
    now: new Date().toISOString(),
  };
}

/** The secret in a mailed link's address. */
export const linkToken = (asked: string | string[] | undefined): string | undefined =>
  typeof asked === 'string' && asked !== '' ? asked : undefined;
