'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { LinkedAccountDto } from '@/application/linked-accounts/schema';
import { linkService, unlinkService } from '@/presentation/actions/services';
import { Dialog, DialogContent } from '../../ui/dialog';
import { type Owner, OwnerForm } from '../second-factor/owner-form';
import type { Service } from './service-buttons';

type LinkDialogProps = { service: Service | null; owner: Owner; close: () => void };

/** Sends its owner to the service, which sends them back here. */
export function LinkDialog({ service, owner, close }: LinkDialogProps) {
  const t = useTranslations('account.services.link');
  const locale = useLocale();
  const name = service?.name ?? '';
  return (
    <Dialog open={service !== null} onOpenChange={(opens) => (opens ? undefined : close())}>
      <DialogContent title={t('title', { name })} description={t('text', { name })}>
        <OwnerForm
          owner={owner}
          action={linkService}
          onDone={close}
          hidden={{ service: service?.id ?? '', locale }}
          submit={t('submit', { name })}
          submitting={t('submitting')}
        />
      </DialogContent>
    </Dialog>
  );
}

type UnlinkDialogProps = {
  link: (LinkedAccountDto & { name: string }) | null;
  owner: Owner;
  close: () => void;
  onUnlinked: () => void;
};

export function UnlinkDialog({ link, owner, close, onUnlinked }: UnlinkDialogProps) {
  const t = useTranslations('account.services.unlink');
  const shown = { name: link?.name ?? '', email: link?.email ?? '' };
  return (
    <Dialog open={link !== null} onOpenChange={(opens) => (opens ? undefined : close())}>
      <DialogContent title={t('title', shown)} description={t('text', shown)}>
        <OwnerForm
          owner={owner}
          action={unlinkService}
          onDone={onUnlinked}
          hidden={{ provider: link?.provider ?? '', subject: link?.subject ?? '' }}
          tone="danger"
          submit={t('submit')}
          submitting={t('submitting')}
        />
      </DialogContent>
    </Dialog>
  );
}
