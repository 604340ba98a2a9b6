import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { AdminNav } from '../admin-nav';

export function ImportHead({ fileName }: { fileName?: string }) {
  const t = useTranslations('adminEvents.import');
  return (
    <div className="mb-8 grid gap-4">
      <AdminNav current="events" />
      <Link
        href={fileName ? paths.importEvents : paths.adminEvents}
        className="mt-2 inline-flex w-fit items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {fileName ? t('another') : t('back')}
      </Link>
      <div>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 break-words text-ink-soft">{fileName ?? t('intro')}</p>
      </div>
    </div>
  );
}
