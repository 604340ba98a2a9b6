import { useTranslations } from 'next-intl';
import type { ServiceProblem as Problem } from '@/application/linked-accounts/schema';
import { Alert } from '../../ui/alert';

/** Why another service did not sign somebody in, in place of the page that they expected. */
export function ServiceProblem({ problem }: { problem: Problem }) {
  const t = useTranslations('account.services.problems');
  return <Alert tone={problem === 'cancelled' ? 'info' : 'warn'}>{t(problem)}</Alert>;
}
