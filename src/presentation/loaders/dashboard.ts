import { DEFAULT_RANGE, RANGES } from '@/application/dashboard/schema';
import { queries } from '@/composition';
import type { SignedIn } from '@/domain/user';
import type { AdminSearch } from './admin';

/** What an address asks for; what makes no sense is left out. */
export const loadDashboard = (actor: SignedIn, { range, currency }: AdminSearch) =>
  queries.dashboard(actor, {
    range: RANGES.find((each) => each === range) ?? DEFAULT_RANGE,
    currency: typeof currency === 'string' ? currency : undefined,
  });
