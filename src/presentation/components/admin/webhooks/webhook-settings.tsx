'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { WebhookDto } from '@/application/webhooks/schema';
import { updateWebhook } from '@/presentation/actions/webhooks';
import { useOneAction } from './use-one-action';
import { WebhookForm } from './webhook-form';

export function WebhookSettings({ webhook }: { webhook: WebhookDto }) {
  const t = useTranslations('adminWebhooks');
  const { run, isPending, error } = useOneAction(updateWebhook, () => toast.success(t('saved')));
  const { id, url, name, events } = webhook;
  return (
    <section aria-labelledby="settings" className="grid grid-cols-1 gap-4">
      <h2 id="settings" className="font-bold text-xl">
        {t('settings')}
      </h2>
      <WebhookForm
        initial={{ url, name, events }}
        label={t('save')}
        isPending={isPending}
        error={error}
        onSubmit={(values) => run({ id, ...values })}
      />
    </section>
  );
}
