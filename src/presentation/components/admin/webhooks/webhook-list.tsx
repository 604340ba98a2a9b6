import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { DeliveryCounts, WebhookDto } from '@/application/webhooks/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { AdminNav } from '../admin-nav';
import { WebhookStateBadge } from './webhook-words';

type Listed = { webhook: WebhookDto; counts: DeliveryCounts };

export function WebhookList({ webhooks }: { webhooks: Listed[] }) {
  const t = useTranslations('adminWebhooks');
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="webhooks" />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-prose">
          <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
          <p className="mt-1 text-ink-soft">{t('intro')}</p>
        </div>
        {webhooks.length > 0 ? <NewLink /> : null}
      </div>
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
    </div>
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
