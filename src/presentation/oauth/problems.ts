import type { ServiceProblem } from '@/application/linked-accounts/schema';
import { localePath, paths } from '../paths';
import type { Errand } from './errand';

/** Where somebody reads what went wrong: where they came from. */
export function problemPage(errand: Pick<Errand, 'kind' | 'locale' | 'next'>, problem: ServiceProblem): string {
  const query = new URLSearchParams({ problem });
  if (errand.kind === 'link') return localePath(errand.locale, `${paths.account}?${query}#sign-in`);
  if (errand.next) query.set('next', errand.next);
  return localePath(errand.locale, `${paths.login}?${query}`);
}
