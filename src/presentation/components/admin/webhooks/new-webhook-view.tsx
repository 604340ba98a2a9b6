'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { createWebhook } from '@/presentation/actions/webhooks';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { AdminNav } from '../admin-nav';
import { ShownSecret } from './shown-secret';
import { useOneAction } from './use-one-action';
import { WebhookForm } from './webhook-form';

export function NewWebhookView() {
  const t = useTranslations('adminWebhooks');
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const { run, isPending, error } = useOneAction(createWebhook, setMade);
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="webhooks" />
      <Link
        href={paths.adminWebhooks}
        className="inline-flex items-center gap-1.5 justify-self-start font-semibold text-sm"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t('back')}
      </Link>
      <div>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t(made ? 'secret.title' : 'new')}</h1>
        {made ? null : <p className="mt-1 text-ink-soft">{t('newIntro')}</p>}
      </div>
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
    </div>
  );
}
