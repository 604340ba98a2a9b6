import { useTranslations } from 'next-intl';
import type { Dashboard } from '@/application/dashboard/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';

type Trouble = Dashboard['attention']['troubles'][number];

/** Where it is put right; null for what is set on the server. */
const WAY: Record<Trouble['kind'], string | null> = {
  'jobs-given-up': paths.adminJobs,
  'jobs-behind': paths.adminJobs,
  'mails-waiting': `${paths.adminMail}?status=QUEUED`,
  'mails-given-up': `${paths.adminMail}?status=FAILED`,
  'not-durable': null,
  'few-connections': null,
  'changeable-logs': null,
  'clocks-apart': null,
};

export function TroubleItem({ trouble }: { trouble: Trouble }) {
  const t = useTranslations('adminDashboard.troubles');
  const { kind, ...facts } = trouble;
  const way = WAY[kind];
  return (
    <>
      <p className="font-semibold">{t(`${kind}.title`, facts)}</p>
      <p className="text-ink-soft text-sm">
        {t(`${kind}.todo`)}{' '}
        {way ? (
          <Link href={way} prefetch={false} className="font-semibold text-ink underline underline-offset-4">
            {t(`${kind}.link`)}
          </Link>
        ) : null}
      </p>
    </>
  );
}
