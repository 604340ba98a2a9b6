'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { TICKET_GROUPS, type TicketGroup } from '@/application/tickets/schema';
import { Link } from '@/presentation/i18n/navigation';
import { localePath } from '@/presentation/paths';
import { cn } from '../../ui/class-names';
import { ticketsHref } from './ticket-groups';

type TicketTabsProps = { current: TicketGroup; counts: Partial<Record<TicketGroup, number>> };

/** The groups of tickets, each with its address. A plain click opens the group before the server has answered. */
export function TicketTabs({ current, counts }: TicketTabsProps) {
  const t = useTranslations('tickets');
  const locale = useLocale();
  const open = (group: TicketGroup) => (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    if (group !== current) window.history.pushState(null, '', localePath(locale, ticketsHref({ group, page: 1 })));
  };
  return (
    <nav aria-label={t('tabs.label')} className="flex gap-1 overflow-x-auto border-line border-b">
      {TICKET_GROUPS.map((group) => (
        <Link
          key={group}
          href={ticketsHref({ group, page: 1 })}
          prefetch={false}
          scroll={false}
          onClick={open(group)}
          aria-current={group === current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-11 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-t-lg border-b-3 px-2 font-semibold text-[0.9375rem] sm:gap-2 sm:px-3 sm:text-base',
            group === current ? 'border-coral text-ink' : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {t(`tabs.${group}`)}
          {counts[group] === undefined ? null : (
            <span className="figures rounded-[0.3rem] bg-ink/8 px-1.5 text-sm">{counts[group]}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
