import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { DeliveryCounts, WebhookDto } from '@/application/webhooks/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { AdminPage } from '../shell/admin-page';
import { WebhookStateBadge } from './webhook-words';

type Listed = { webhook: WebhookDto; counts: DeliveryCounts };

export function WebhookList({ webhooks }: { webhooks: Listed[] }) {
  const t = useTranslations('adminWebhooks');
  return (
    <AdminPage title={t('title')} intro={t('intro')} action={webhooks.length > 0 ? <NewLink /> : null}>
      {webhooks.length > 0 ? (
        <ul aria-label={t('caption')} className="grid grid-cols-1 gap-3">
          {webhooks.map((listed) => (
            <WebhookItem key={listed.webhook.id} {...listed} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t('empty.title')} action={<NewLink />}>
          {t('empty.text')}
        </EmptyState>
      )}
      <p className="max-w-prose text-ink-soft text-sm">{t('docs')}</p>
    </AdminPage>
  );
}

function NewLink() {
  const t = useTranslations('adminWebhooks');
  return (
    <Button asChild variant="accent">
      <Link href={paths.newWebhook} prefetch={false}>
        <Plus aria-hidden="true" />
        {t('new')}
      </Link>
    </Button>
  );
}

function WebhookItem({ webhook, counts }: Listed) {
  const t = useTranslations('adminWebhooks');
  return (
    <li className="grid grid-cols-1 gap-2 rounded-ticket border border-line bg-card p-4 sm:grid-cols-[1fr_auto] sm:gap-x-6">
      <div className="min-w-0">
        <h2 className="break-words font-bold text-lg [overflow-wrap:anywhere]">
          <Link href={paths.adminWebhook(webhook.id)} prefetch={false} className="underline-offset-4 hover:underline">
            {webhook.name || webhook.url}
          </Link>
        </h2>
        {webhook.name ? <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{webhook.url}</p> : null}
        <p className="text-ink-soft text-sm">{t('eventCount', { count: webhook.events.length })}</p>
      </div>
      <div className="grid content-start gap-1 sm:justify-items-end sm:text-right">
        <WebhookStateBadge state={webhook.state} />
        <p className="figures text-ink-soft text-sm">
          <span className="block">{t('today')}:</span>
          {t('figures', { delivered: counts.DELIVERED, failed: counts.FAILED, waiting: counts.WAITING })}
        </p>
      </div>
    </li>
  );
}
