'use client';

import { LayoutDashboard, LogOut, ReceiptText, Settings, Ticket, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MeDto } from '@/application/auth/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu';
import { useSignOut } from './use-sign-out';

export default function AccountDropdown({ me }: { me: MeDto }) {
  const t = useTranslations('nav');
  const leave = useSignOut();
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
        {me.role === 'ADMIN' || me.eventRoles.some(({ role }) => role === 'ORGANISER') ? (
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
