import { useTranslations } from 'next-intl';
import type { Shop } from '@/domain/shop';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { LocaleSwitch } from './locale-switch';
import { Wordmark } from './wordmark';

export function SiteFooter({ shop }: { shop: Pick<Shop, 'name' | 'logo'> }) {
  const t = useTranslations('nav');
  return (
    <footer className="print:hidden mt-20 border-line border-t">
      {/* The way to the assistant floats in the corner: what is last on a page must come out from under it. */}
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-5 px-4 pt-10 pb-28 sm:px-6 2xl:pb-10">
        <div className="grid gap-2">
          <Wordmark shop={shop} />
          <p className="max-w-sm text-ink-soft text-sm">{t('footerLine')}</p>
        </div>
        <nav aria-label={t('footer')} className="flex flex-wrap items-center gap-x-6 gap-y-2 text-[0.9375rem]">
          <Link href={paths.events} className="py-2 underline-offset-4 hover:underline">
            {t('events')}
          </Link>
          <Link href={paths.tickets} prefetch={false} className="py-2 underline-offset-4 hover:underline">
            {t('myTickets')}
          </Link>
          <LocaleSwitch />
        </nav>
      </div>
    </footer>
  );
}
