'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { WebhookDto } from '@/application/webhooks/schema';
import { replaceWebhookSecret } from '@/presentation/actions/webhooks';
import { ConfirmButton } from './confirm-button';
import { ShownSecret } from './shown-secret';

export function WebhookSecret({ webhook: { id, previousUntil } }: { webhook: WebhookDto }) {
  const t = useTranslations('adminWebhooks.secret');
  const keep = useTranslations('adminWebhooks');
  const format = useFormatter();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section aria-labelledby="secret" className="grid grid-cols-1 gap-3">
      <h2 id="secret" className="font-bold text-xl">
        {t('title')}
      </h2>
      {secret === null ? <p className="max-w-prose text-ink-soft">{t('text')}</p> : <ShownSecret secret={secret} />}
      {previousUntil ? (
        <p className="max-w-prose text-sm">
          {t('until', { date: format.dateTime(new Date(previousUntil), { dateStyle: 'medium', timeStyle: 'short' }) })}
        </p>
      ) : null}
      <ConfirmButton
        id={id}
        action={replaceWebhookSecret}
        onDone={(replaced) => setSecret(replaced.secret)}
        words={{
          button: t('replace'),
          title: t('replaceTitle'),
          text: t('replaceText'),
          pending: t('replacing'),
          keep: keep('keep'),
        }}
      />
    </section>
  );
}
