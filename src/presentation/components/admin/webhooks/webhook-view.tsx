import { useTranslations } from 'next-intl';
import type { Page } from '@/application/schema';
import type { DeliveryCounts, DeliveryDto, DeliveryState, WebhookDto } from '@/application/webhooks/schema';
import { paths } from '@/presentation/paths';
import { AdminPage } from '../shell/admin-page';
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
    <AdminPage
      above={<BackLink href={paths.adminWebhooks}>{t('back')}</BackLink>}
      title={webhook.name || webhook.url}
      intro={
        <>
          {webhook.name ? <span className="block [overflow-wrap:anywhere]">{webhook.url}</span> : null}
          <span className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            <WebhookStateBadge state={webhook.state} />
            <span className="figures text-sm">
              {t('today')}:{' '}
              {t('figures', { delivered: counts.DELIVERED, failed: counts.FAILED, waiting: counts.WAITING })}
            </span>
          </span>
        </>
      }
    >
      <WebhookControls webhook={webhook} failed={filter === 'FAILED' ? deliveries.totalElements : counts.FAILED} />
      <CallList webhookId={webhook.id} deliveries={deliveries} page={page} filter={filter} />
      <WebhookSettings webhook={webhook} />
      <WebhookSecret webhook={webhook} />
    </AdminPage>
  );
}
