'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import type { PasskeyDto } from '@/application/passkeys/schema';
import { removePasskey } from '@/presentation/actions/passkeys';
import { useRouter } from '@/presentation/i18n/navigation';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent } from '../../ui/dialog';
import { type Owner, OwnerForm } from '../second-factor/owner-form';
import { useDeviceWords } from '../settings/session-row';
import type { Device } from '../settings/shown-session';
import { AddPasskeyDialog } from './add-passkey-dialog';
import { PasskeyRow } from './passkey-row';
import { RenamePasskeyDialog } from './rename-passkey-dialog';
import { usePasskeySupport } from './use-passkey-support';

type PasskeysSectionProps = { passkeys: PasskeyDto[]; owner: Owner; passkeyHost: string; device: Device };

type Open = { what: 'add' } | { what: 'rename' | 'remove'; passkey: PasskeyDto } | null;

/** The passkeys of an account: made, named, taken away. */
export function PasskeysSection({ passkeys, owner, passkeyHost, device }: PasskeysSectionProps) {
  const t = useTranslations('passkeys');
  const support = usePasskeySupport(passkeyHost);
  const suggestedName = useDeviceWords()(device);
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => setOpen(null);
  const done = (words: string) => {
    close();
    toast.success(words);
    router.refresh();
  };
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <h3 ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {t('title')}
        </h3>
        <p className="max-w-prose text-ink-soft">{t('text')}</p>
      </div>
      {passkeys.length > 0 ? (
        <ul className="grid divide-y divide-line border-line border-y">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRename={() => setOpen({ what: 'rename', passkey })}
              onRemove={() => setOpen({ what: 'remove', passkey })}
            />
          ))}
        </ul>
      ) : null}
      {support === 'no' || support === 'wrong-host' ? (
        <Alert>{t(`support.${support}`, { host: passkeyHost })}</Alert>
      ) : (
        <Button
          variant="outline"
          className="justify-self-start"
          disabled={support === null}
          onClick={() => setOpen({ what: 'add' })}
        >
          {t('add.action')}
        </Button>
      )}
      <AddPasskeyDialog
        owner={owner}
        suggestedName={suggestedName}
        isOpen={open?.what === 'add'}
        close={close}
        onAdded={({ name }) => done(t('add.done', { name }))}
      />
      {open?.what === 'rename' ? (
        <RenamePasskeyDialog passkey={open.passkey} close={close} onRenamed={() => done(t('rename.done'))} />
      ) : null}
      {open?.what === 'remove' ? (
        <Dialog open onOpenChange={(opens) => (opens ? undefined : close())}>
          <DialogContent
            title={t('remove.title', { name: open.passkey.name })}
            description={t('remove.text')}
            onCloseAutoFocus={(event) => {
              // The button that opened it may be gone.
              event.preventDefault();
              heading.current?.focus();
            }}
          >
            <OwnerForm
              owner={owner}
              action={removePasskey}
              hidden={{ id: open.passkey.id }}
              onDone={() => done(t('remove.done'))}
              submit={t('remove.submit')}
              submitting={t('remove.submitting')}
              tone="danger"
            />
          </DialogContent>
        </Dialog>
      ) : null}
    </div>
  );
}
