'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { createWebhook } from '@/presentation/actions/webhooks';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';
import { ShownSecret } from './shown-secret';
import { useOneAction } from './use-one-action';
import { WebhookForm } from './webhook-form';

export function NewWebhookView() {
  const t = useTranslations('adminWebhooks');
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const { run, isPending, error } = useOneAction(createWebhook, setMade);
  return (
    <AdminPage
      above={<BackLink href={paths.adminWebhooks}>{t('back')}</BackLink>}
      title={t(made ? 'secret.title' : 'new')}
      intro={made ? null : t('newIntro')}
    >
      {made ? (
        <>
          <ShownSecret secret={made.secret} />
          <Button asChild variant="accent" className="justify-self-start">
            <Link href={paths.adminWebhook(made.id)}>{t('secret.goOn')}</Link>
          </Button>
        </>
      ) : (
        <WebhookForm label={t('create')} isPending={isPending} error={error} onSubmit={run} />
      )}
    </AdminPage>
  );
}
