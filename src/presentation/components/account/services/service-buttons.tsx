'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { signInByService } from '@/presentation/actions/services';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { useFormAddress } from '../../use-form-address';
import { WayOn } from '../sign-in/way-on';
import { ServiceIcon } from './service-icon';

export type Service = { id: string; name: string };

/** Below the form of a door: the other services whose account opens it, too. */
export function ServiceButtons({ services, next }: { services: readonly Service[]; next?: string }) {
  const t = useTranslations('account.services');
  const errors = useTranslations('errors');
  const [answer, submit, isPending] = useActionState(signInByService, null, useFormAddress({ next }));
  if (services.length === 0) return null;
  return (
    <form action={submit} className="mt-6 grid gap-3">
      <WayOn next={next} />
      <p className="flex items-center gap-3 text-ink-soft text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
      {answer && !answer.ok ? <Alert tone="danger">{errors(answer.error.code)}</Alert> : null}
      {services.map(({ id, name }) => (
        <Button key={id} type="submit" name="service" value={id} variant="outline" size="lg" disabled={isPending}>
          <ServiceIcon service={id} className="size-5" />
          {t('continue', { name })}
        </Button>
      ))}
    </form>
  );
}
