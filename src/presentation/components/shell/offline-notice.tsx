import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { WatchNetwork } from './watch-network';

/** Shown by the page's root element alone, so that it is there when no script can come any more. */
export function OfflineNotice() {
  const t = useTranslations('common');
  return (
    <>
      <WatchNetwork />
      {/* The region stays, so that what appears in it is announced. */}
      <div role="status">
        <p className="hidden bg-warn-soft text-warn offline:block">
          <span className="mx-auto flex max-w-6xl items-start gap-2.5 px-4 py-3 sm:px-6">
            <CloudOff className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
            <span>
              <strong className="font-semibold">{t('offlineTitle')}</strong>{' '}
              <span className="offline-asked:hidden">{t('offlineBody')}</span>
              <span className="hidden offline-asked:inline">{t('offlineAsked')}</span>
            </span>
          </span>
        </p>
      </div>
    </>
  );
}
