import { useTranslations } from 'next-intl';
import type { Owner } from '../../account/second-factor/owner-form';
import { AccessFrame } from './access-frame';
import { InviteForm } from './invite-form';

export function InviteView({ owner }: { owner: Owner }) {
  const t = useTranslations('adminAccess.invite');
  return (
    <AccessFrame current="people" title={t('title')} intro={t('intro')}>
      <InviteForm owner={owner} />
    </AccessFrame>
  );
}
