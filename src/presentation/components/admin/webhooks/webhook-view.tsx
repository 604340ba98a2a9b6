import { useTranslations } from 'next-intl';
import type { Page } from '@/application/schema';
import type { DeliveryCounts, DeliveryDto, DeliveryState, WebhookDto } from '@/application/webhooks/schema';
import { paths } from '@/presentation/paths';
import { BackLink } from '../shell/back-link';
import { CallList } from './call-list';
import { WebhookControls } from './webhook-controls';
import { WebhookSecret } from './webhook-secret';
import { WebhookSettings } from './webhook-settings';
import { WebhookStateBadge } from './webhook-words';

type WebhookViewProps = {
  webhook: WebhookDto;
  counts: DeliveryCounts;
  deliveries: Page<DeliveryDto>;
  /** Counts from 1. */
  page: number;
  filter: DeliveryState | null;
};

export function WebhookView({ webhook, counts, deliveries, page, filter }: WebhookViewProps) {
  const t = useTranslations('adminWebhooks');
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-6">
        <BackLink href={paths.adminWebhooks}>{t('back')}</BackLink>
        <div className="grid gap-2">
          <h1 className="font-extrabold text-2xl [overflow-wrap:anywhere] sm:text-3xl">
            {webhook.name || webhook.url}
          </h1>
          {webhook.name ? <p className="text-ink-soft [overflow-wrap:anywhere]">{webhook.url}</p> : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <WebhookStateBadge state={webhook.state} />
            <span className="figures text-ink-soft text-sm">
              {t('today')}:{' '}
              {t('figures', { delivered: counts.DELIVERED, failed: counts.FAILED, waiting: counts.WAITING })}
            </span>
          </div>
        </div>
        <WebhookControls webhook={webhook} failed={filter === 'FAILED' ? deliveries.totalElements : counts.FAILED} />
      </div>
      <CallList webhookId={webhook.id} deliveries={deliveries} page={page} filter={filter} />
      <WebhookSettings webhook={webhook} />
      <WebhookSecret webhook={webhook} />
    </div>
  );
}
