import { useTranslations } from 'next-intl';
import { Alert } from '../../ui/alert';

/** A purchase does not need a confirmed address; getting back in does. */
export function UnverifiedBanner({ isMailSent }: { isMailSent: boolean }) {
  const t = useTranslations('settings.unverified');
  return (
    <Alert tone="warn" title={t('title')}>
      <p className="max-w-prose">
        {t('text')} <a href="#email">{t('toEmail', { isSent: String(isMailSent) })}</a>
      </p>
    </Alert>
  );
}
