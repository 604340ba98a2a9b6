import { useTranslations } from 'next-intl';
import type { KeptShop } from '@/domain/shop';
import { AdminPage } from '../shell/admin-page';
import { SettingsForm } from './settings-form';

export function SettingsView({ shop, timeZones }: { shop: KeptShop; timeZones: string[] }) {
  const t = useTranslations('adminSettings');
  return (
    <AdminPage title={t('title')} intro={t('intro')}>
      <SettingsForm shop={shop} timeZones={timeZones} />
    </AdminPage>
  );
}
