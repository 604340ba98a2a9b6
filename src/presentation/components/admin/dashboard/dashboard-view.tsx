import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { AdminNav } from '../admin-nav';

export function DashboardView() {
  const t = useTranslations('adminDashboard');
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="overview" />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <Button asChild variant="outline">
          <Link href={paths.adminEvents}>{t('allEvents')}</Link>
        </Button>
      </div>
    </div>
  );
}
