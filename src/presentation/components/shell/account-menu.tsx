'use client';

import { UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import { Link, usePathname } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { useMe } from './use-me';

// Visitors, who are most, do not load what only an account opens.
const AccountDropdown = lazy(() => import('./account-dropdown'));

export function AccountMenu() {
  const me = useMe();
  if (me === undefined) return <UntilKnown />;
  if (me === null) return <SignIn />;
  return (
    <Suspense fallback={<AccountButton name={me.name} disabled />}>
      <AccountDropdown me={me} />
    </Suspense>
  );
}

function SignIn() {
  const t = useTranslations('nav');
  const pathname = usePathname();
  return (
    <Button asChild variant="outline" size="sm" className="h-10">
      <Link href={pathname === paths.home ? paths.login : paths.loginThen(pathname)} prefetch={false}>
        {t('signIn')}
      </Link>
    </Button>
  );
}

/** As the page is written for everybody: whoever has not signed in with this browser sees the way to do so at once. */
function UntilKnown() {
  const t = useTranslations('nav');
  const locale = useLocale();
  const pathname = usePathname();
  return (
    <>
      <Skeleton className="hidden h-10 w-24 rounded-lg signed-in:block" />
      <Button asChild variant="outline" size="sm" className="h-10 signed-in:hidden">
        <a href={localePath(locale, pathname === paths.home ? paths.login : paths.loginThen(pathname))}>
          {t('signIn')}
        </a>
      </Button>
    </>
  );
}

type AccountButtonProps = { name: string; disabled?: boolean };

/** Holds the place of the menu's button until the menu is there. */
function AccountButton({ name, disabled }: AccountButtonProps) {
  return (
    <Button variant="outline" size="sm" className="h-10 max-w-44" disabled={disabled} aria-hidden="true">
      <UserRound aria-hidden="true" />
      <span className="hidden truncate sm:inline">{name.split(' ')[0]}</span>
    </Button>
  );
}
