import { useTranslations } from 'next-intl';
import type { Page } from '@/application/schema';
import { DELIVERY_STATES, type DeliveryDto, type DeliveryState } from '@/application/webhooks/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { ChoiceLinks } from '../shell/choice-links';
import { WatchCalls } from './watch-calls';
import { Moment, useOutcomeWords, useTypeWords } from './webhook-words';

type CallListProps = {
  webhookId: string;
  deliveries: Page<DeliveryDto>;
  page: number;
  filter: DeliveryState | null;
};

function hrefOf(webhookId: string, state: DeliveryState | null, page = 1) {
  const query = new URLSearchParams();
  if (state) query.set('state', state);
  if (page > 1) query.set('page', String(page));
  const path = paths.adminWebhook(webhookId);
  return query.size > 0 ? `${path}?${query}` : path;
}

export function CallList({ webhookId, deliveries, page, filter }: CallListProps) {
  const t = useTranslations('adminWebhooks.calls');
  return (
    <section aria-labelledby="calls" className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="calls" className="font-bold text-xl">
          {t('title')}
        </h2>
        <StateLinks webhookId={webhookId} filter={filter} />
      </div>
      {deliveries.empty ? (
        <NoCalls webhookId={webhookId} isFiltered={filter !== null || page > 1} />
      ) : (
        <ul
          aria-label={t('caption')}
          className="grid grid-cols-1 divide-y divide-line rounded-ticket border border-line bg-card"
        >
          {deliveries.content.map((delivery) => (
            <CallItem key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
      <WatchCalls nextAt={soonest(deliveries.content)} />
      <Pagination page={page} totalPages={deliveries.totalPages} href={(to) => hrefOf(webhookId, filter, to)} />
    </section>
  );
}

/** When the first of them is tried again. */
const soonest = (calls: DeliveryDto[]): string | null =>
  calls.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])).toSorted()[0] ?? null;

const TONES = { WAITING: 'warn', DELIVERED: 'ok', FAILED: 'danger' } as const;

export function CallState({ state }: { state: DeliveryState }) {
  const t = useTranslations('adminWebhooks.calls.states');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

function CallItem({ delivery }: { delivery: DeliveryDto }) {
  const t = useTranslations('adminWebhooks.calls');
  const words = useTypeWords();
  const outcome = useOutcomeWords();
  const { id, type, state, attempts, createdAt, last } = delivery;
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0">
        <Link
          href={paths.adminWebhookCall(id)}
          prefetch={false}
          className="font-semibold text-base underline-offset-4 hover:underline"
        >
          {words(type)}
        </Link>
        <p className="text-ink-soft">
          <Moment at={createdAt} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-end">
        {last && state !== 'DELIVERED' ? <span className="text-ink-soft">{outcome(last)}</span> : null}
        {attempts > 1 ? <span className="text-ink-soft">{t('triesOf', { count: attempts })}</span> : null}
        <CallState state={state} />
      </div>
    </li>
  );
}

function StateLinks({ webhookId, filter }: Pick<CallListProps, 'webhookId' | 'filter'>) {
  const t = useTranslations('adminWebhooks.calls');
  return (
    <ChoiceLinks
      label={t('filter')}
      choices={[null, ...DELIVERY_STATES].map((state) => ({
        key: state ?? 'all',
        href: hrefOf(webhookId, state),
        isCurrent: state === filter,
        name: state === null ? t('all') : t(`states.${state}`),
      }))}
    />
  );
}

function NoCalls({ webhookId, isFiltered }: { webhookId: string; isFiltered: boolean }) {
  const t = useTranslations('adminWebhooks.calls');
  if (!isFiltered) {
    return (
      <EmptyState title={t('none')} headingLevel={3}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('noneFiltered')}
      headingLevel={3}
      action={
        <Button asChild variant="outline">
          <Link href={paths.adminWebhook(webhookId)}>{t('showAll')}</Link>
        </Button>
      }
    />
  );
}
