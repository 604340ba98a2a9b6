'use client';

import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SecondFactorDto } from '@/application/second-factor/schema';
import { removeTotp } from '@/presentation/actions/second-factor';
import { useRouter } from '@/presentation/i18n/navigation';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog, DialogContent } from '../../ui/dialog';
import { OwnerForm } from './owner-form';
import { RenewCodesDialog } from './renew-codes-dialog';
import { TotpDialog } from './totp-dialog';

type SecondFactorSectionProps = { secondFactor: SecondFactorDto; hasPassword: boolean };

/** Fewer are worth a word. */
const FEW_CODES = 4;

/** Codes of an authenticator app beside the password: set up, taken away, and the recovery codes of it. */
export function SecondFactorSection({ secondFactor, hasPassword }: SecondFactorSectionProps) {
  const t = useTranslations('secondFactor');
  const format = useFormatter();
  const router = useRouter();
  const [open, setOpen] = useState<'set-up' | 'renew' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const { totpSince, recoveryCodesLeft: left } = secondFactor;
  const owner = { hasPassword, hasTotp: totpSince !== null };
  const done = (words: string) => {
    close();
    toast.success(words);
    router.refresh();
  };
  const Icon = totpSince ? ShieldCheck : ShieldOff;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-lg">
          <Icon className="size-5 shrink-0 text-ink-soft" aria-hidden="true" />
          {t('title')}
          <Badge tone={totpSince ? 'ok' : 'neutral'}>{totpSince ? t('on') : t('off')}</Badge>
        </h3>
        <p className="max-w-prose text-ink-soft">{t('text')}</p>
        {totpSince ? (
          <p className={left < FEW_CODES ? 'text-sm text-warn' : 'text-ink-soft text-sm'}>
            {t('since', { date: format.dateTime(new Date(totpSince), { dateStyle: 'medium' }) })} ·{' '}
            {t('left', { left })}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3">
        {totpSince ? (
          <>
            <Button variant="outline" onClick={() => setOpen('renew')}>
              {t('renew.action')}
            </Button>
            <Button variant="danger" onClick={() => setOpen('remove')}>
              {t('remove.action')}
            </Button>
          </>
        ) : (
          <Button variant="outline" onClick={() => setOpen('set-up')}>
            {t('setUp.action')}
          </Button>
        )}
      </div>
      <TotpDialog owner={owner} isOpen={open === 'set-up'} close={close} onSetUp={() => done(t('setUp.done'))} />
      <RenewCodesDialog owner={owner} isOpen={open === 'renew'} close={close} onRenewed={() => done(t('renew.done'))} />
      <Dialog open={open === 'remove'} onOpenChange={(opens) => (opens ? undefined : close())}>
        <DialogContent title={t('remove.title')} description={t('remove.text')}>
          <OwnerForm
            owner={owner}
            action={removeTotp}
            onDone={() => done(t('remove.done'))}
            submit={t('remove.submit')}
            submitting={t('remove.submitting')}
            tone="danger"
          />
        </DialogContent>
      </Dialog>
    </div>
  );
}
