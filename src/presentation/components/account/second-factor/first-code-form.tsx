'use client';

import { useTranslations } from 'next-intl';
import { confirmTotp } from '@/presentation/actions/second-factor';
import { type QrCode, QrImage } from '../../qr/qr-image';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { useActionForm } from '../../use-action-form';
import { CodeField } from './code-field';
import { ProofAlert } from './proof-alert';

export type BegunTotp = { secret: string; uri: string; qr: QrCode };

const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The secret as picture, link and letters, and the first code by which the app shows that it took it. */
export function FirstCodeForm({ begun, onDone }: { begun: BegunTotp; onDone: (recoveryCodes: string[]) => void }) {
  const t = useTranslations('secondFactor.setUp');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: confirmTotp,
    initial: { code: '' },
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <ProofAlert error={error} />
      <QrImage qr={begun.qr} label={t('qr')} />
      <div className="grid gap-1 text-center text-sm">
        <a href={begun.uri} className="font-semibold text-coral-text underline underline-offset-4">
          {t('open')}
        </a>
        <p className="text-ink-soft">{t('byHand')}</p>
        <p className="figures select-all break-words">{inFours(begun.secret)}</p>
      </div>
      <CodeField error={errorOf('code')} isRecovery={false} setRecovery={null} {...control('code')} />
      <DialogFooter>
        <Button type="submit" pending={isPending}>
          {isPending ? t('confirming') : t('confirm')}
        </Button>
      </DialogFooter>
    </form>
  );
}
