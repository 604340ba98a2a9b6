import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';

export type Warning =
  | { kind: 'nowhere' }
  | { kind: 'left-lying' }
  | { kind: 'failing'; failures: number; lastAnswer: string | null };

/** Above every page of the administration, because nobody looks for mail that does not come. */
export function MailWarning({ warning }: { warning: Warning }) {
  const t = useTranslations('admin.mail.warning');
  if (warning.kind === 'nowhere') {
    return (
      <Alert tone="warn" title={t('nowhere.title')} className="mb-6">
        <p className="max-w-prose">
          {t('nowhere.text')} <Link href={paths.adminMail}>{t('nowhere.link')}</Link>
        </p>
      </Alert>
    );
  }
  if (warning.kind === 'left-lying') {
    return (
      <Alert tone="danger" title={t('leftLying.title')} className="mb-6">
        <p className="max-w-prose">
          {t('leftLying.text')} <Link href={paths.adminMail}>{t('leftLying.link')}</Link>
        </p>
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t('failing.title', { count: warning.failures })} className="mb-6">
      {warning.lastAnswer ? (
        <p className="max-w-prose break-words">{t('failing.answer', { answer: warning.lastAnswer })}</p>
      ) : null}
      <p className="max-w-prose">
        {t('failing.text')} <Link href={paths.adminMail}>{t('failing.link')}</Link>
      </p>
    </Alert>
  );
}
