import { localePath, paths } from '../paths';
import type { Errand } from './errand';

/** Why another service did not sign somebody in. Each has words of its own on the page that it leads to. */
export const SERVICE_PROBLEMS = [
  'cancelled',
  'expired',
  'failed',
  'email_unverified',
  'link_first',
  'linked_elsewhere',
  'verify_email_first',
] as const;
export type ServiceProblem = (typeof SERVICE_PROBLEMS)[number];

export const isServiceProblem = (asked: unknown): asked is ServiceProblem =>
  SERVICE_PROBLEMS.some((problem) => problem === asked);

/** Where somebody reads what went wrong: where they came from. */
export function problemPage(errand: Pick<Errand, 'kind' | 'locale' | 'next'>, problem: ServiceProblem): string {
  const query = new URLSearchParams({ problem });
  if (errand.kind === 'link') return localePath(errand.locale, `${paths.account}?${query}`);
  if (errand.next) query.set('next', errand.next);
  return localePath(errand.locale, `${paths.login}?${query}`);
}
