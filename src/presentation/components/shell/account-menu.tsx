'use client';

import { LayoutDashboard, LogOut, ReceiptText, Settings, Ticket, UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link, usePathname } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu';
import { Skeleton } from '../ui/skeleton';
import { useMe } from './use-me';
import { useSignOut } from './use-sign-out';

export function AccountMenu() {
  const t = useTranslations('nav');
  const locale = useLocale();
  const me = useMe();
  const leave = useSignOut();
  const pathname = usePathname();

  if (me === undefined) {
    return (
      <>
        <Skeleton className="hidden h-10 w-24 rounded-lg sm:block [@media(scripting:none)]:hidden" />
        <a
          href={localePath(locale, paths.login)}
          className="hidden rounded-lg px-3 py-2.5 font-semibold text-[0.9375rem] [@media(scripting:none)]:block"
        >
          {t('signIn')}
        </a>
      </>
    );
  }
  if (me === null) {
    return (
      <Button asChild variant="outline" size="sm" className="h-10">
        <Link href={pathname === paths.home ? paths.login : paths.loginThen(pathname)} prefetch={false}>
          {t('signIn')}
        </Link>
      </Button>
    );
  }
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button variant="outline" size="sm" className="h-10 max-w-44">
          <UserRound aria-hidden="true" />
          <span className="hidden truncate sm:inline">{me.name.split(' ')[0]}</span>
          <span className="sr-only">{t('account')}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{me.email}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link href={paths.tickets} prefetch={false}>
            <Ticket aria-hidden="true" />
            {t('myTickets')}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={paths.orders} prefetch={false}>
            <ReceiptText aria-hidden="true" />
            {t('orders')}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={paths.account} prefetch={false}>
            <Settings aria-hidden="true" />
            {t('settings')}
          </Link>
        </DropdownMenuItem>
        {me.role === 'ADMIN' ? (
          <DropdownMenuItem asChild>
            <Link href={paths.admin} prefetch={false}>
              <LayoutDashboard aria-hidden="true" />
              {t('admin')}
            </Link>
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => leave()}>
          <LogOut aria-hidden="true" />
          {t('signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
