import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Shop } from '@/domain/shop';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { AccountMenu } from './account-menu';
import { LocaleSwitch } from './locale-switch';
import { OfflineNotice } from './offline-notice';
import { PhoneMenu } from './phone-menu';
import { ThemeToggle } from './theme-toggle';
import { Wordmark } from './wordmark';

export function SiteHeader({ shop }: { shop: Pick<Shop, 'name' | 'logo'> }) {
  const t = useTranslations('nav');
  const locale = useLocale();
  return (
    <header className="print:hidden sticky top-0 z-40 border-line border-b bg-paper">
      {/* Large letters take a second line before anything in it breaks. */}
      <div className="mx-auto flex min-h-16 max-w-6xl flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 min-[22rem]:px-4 sm:px-6">
        <Link href={paths.home} aria-label={t('home', { shop: shop.name })} className="shrink-0 rounded-md sm:mr-2">
          <Wordmark shop={shop} />
        </Link>
        <nav aria-label={t('main')} className="hidden shrink-0 md:block">
          <Link
            href={paths.events}
            className="whitespace-nowrap rounded-lg px-3 py-2.5 font-semibold text-[0.9375rem] hover:bg-ink/8"
          >
            {t('events')}
          </Link>
        </nav>
        <search className="ml-auto hidden min-w-0 max-w-52 flex-[1_1_8rem] md:block lg:max-w-64">
          <form action={localePath(locale, paths.events)} className="relative">
            <Search
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
              aria-hidden="true"
            />
            <input
              type="search"
              name="q"
              maxLength={100}
              aria-label={t('searchEvents')}
              placeholder={t('searchEvents')}
              className="h-10 w-full rounded-lg border border-field bg-card pr-3 pl-9 text-[0.9375rem] placeholder:text-ink-soft/85 hover:border-ink"
            />
          </form>
        </search>
        <div className="ml-auto flex items-center gap-1 md:ml-2">
          <LocaleSwitch className="hidden md:inline-flex" />
          <ThemeToggle />
          <AccountMenu />
          <PhoneMenu />
        </div>
      </div>
      <OfflineNotice />
    </header>
  );
}
