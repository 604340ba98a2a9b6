import { useFormatter, useTranslations } from 'next-intl';
import type { AttemptDto, DeliveryDto } from '@/application/webhooks/schema';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';
import { CallState } from './call-list';
import { ReplayCall } from './replay-call';
import { WatchCalls } from './watch-calls';
import { Moment, useOutcomeWords, useTypeWords } from './webhook-words';

type CallViewProps = {
  endpointId: string;
  delivery: DeliveryDto;
  /** Newest first. */
  attempts: AttemptDto[];
  /** JSON; null where it is known no more. */
  body: string | null;
};

export function CallView({ endpointId, delivery, attempts, body }: CallViewProps) {
  const t = useTranslations('adminWebhooks');
  const format = useFormatter();
  const what = useTypeWords()(delivery.type);
  return (
    <AdminPage
      above={<BackLink href={paths.adminWebhook(endpointId)}>{t('backToOne')}</BackLink>}
      title={what}
      intro={
        <>
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <CallState state={delivery.state} />
            <Moment at={delivery.createdAt} />
            {delivery.nextAt ? (
              <span>
                {t('calls.nextAt', {
                  date: format.dateTime(new Date(delivery.nextAt), { dateStyle: 'short', timeStyle: 'medium' }),
                })}
              </span>
            ) : null}
          </span>
          <span className="mt-2 block font-mono text-xs [overflow-wrap:anywhere]">
            {t('calls.id')}: msg_{delivery.id}
          </span>
        </>
      }
    >
      <ReplayCall id={delivery.id} what={what} />
      <WatchCalls nextAt={delivery.nextAt} />
      <Attempts attempts={attempts} />
      <section aria-labelledby="body" className="grid grid-cols-1 gap-3">
        <h2 id="body" className="font-bold text-xl">
          {t('calls.body')}
        </h2>
        {body === null ? (
          <Alert tone="warn">{t('calls.bodyGone')}</Alert>
        ) : (
          <pre className="overflow-x-auto whitespace-pre-wrap rounded-lg bg-sunken p-4 font-mono text-sm [overflow-wrap:anywhere]">
            {JSON.stringify(JSON.parse(body), null, 2)}
          </pre>
        )}
      </section>
    </AdminPage>
  );
}

function Attempts({ attempts }: { attempts: AttemptDto[] }) {
  const t = useTranslations('adminWebhooks.calls');
  const outcome = useOutcomeWords();
  if (attempts.length === 0) return null;
  return (
    <section aria-labelledby="attempts" className="grid grid-cols-1 gap-3">
      <h2 id="attempts" className="font-bold text-xl">
        {t('attempts')}
      </h2>
      <ol reversed className="grid grid-cols-1 divide-y divide-line rounded-ticket border border-line bg-card">
        {attempts.map((attempt) => (
          <li key={attempt.number} className="grid grid-cols-1 gap-1 px-4 py-3 text-sm">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="figures font-semibold">{t('attempt', { number: attempt.number })}</span>
              <span>{attempt.endedAt === null ? t('open') : outcome(attempt)}</span>
              <span className="text-ink-soft">
                <Moment at={attempt.startedAt} />
              </span>
            </span>
            {attempt.answer ? (
              <span className="[overflow-wrap:anywhere]">
                {t('answer')} <span className="font-mono text-xs">{attempt.answer}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
