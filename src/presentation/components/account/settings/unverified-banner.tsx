import { useTranslations } from 'next-intl';
import { Alert } from '../../ui/alert';
import { ResendLink } from './resend-link';

/** A purchase does not need a confirmed address; getting back in does. */
export function UnverifiedBanner({ email }: { email: string }) {
  const t = useTranslations('settings.unverified');
  return (
    <Alert tone="warn" title={t('title')}>
      <p className="mb-3 max-w-prose">{t('text')}</p>
      <ResendLink email={email} />
    </Alert>
  );
}
