import { useTranslations } from 'next-intl';
import type { KeptShop } from '@/domain/shop';
import { AdminNav } from '../admin-nav';
import { SettingsForm } from './settings-form';

export function SettingsView({ shop, timeZones }: { shop: KeptShop; timeZones: string[] }) {
  const t = useTranslations('adminSettings');
  return (
    <div className="grid grid-cols-1 gap-8">
      <AdminNav current="settings" />
      <div>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-ink-soft">{t('intro')}</p>
      </div>
      <SettingsForm shop={shop} timeZones={timeZones} />
    </div>
  );
}
