'use client';

import { Command } from 'cmdk';
import { CalendarDays, FileText, Ticket } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useState } from 'react';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Dialog, DialogContent } from '../../ui/dialog';
import { matching } from './matching';
import type { PalettePage } from './palette-page';
import { useFindings } from './use-findings';

type PaletteProps = {
  pages: PalettePage[];
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  opener: RefObject<HTMLButtonElement | null>;
};

/** Where to go, by keyboard: pages at once, events and attendees once they are found. */
export function Palette({ pages, isOpen, onOpenChange, opener }: PaletteProps) {
  const t = useTranslations('adminPalette');
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title={t('title')}
        description={t('hint')}
        opener={opener}
        className="top-4 max-h-[calc(100dvh-2rem)] translate-y-0 grid-rows-[auto_auto_minmax(0,1fr)] overflow-hidden sm:top-24 sm:max-h-[70dvh]"
      >
        <Choices pages={pages} close={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function Choices({ pages, close }: { pages: PalettePage[]; close: () => void }) {
  const t = useTranslations('adminPalette');
  const router = useRouter();
  const [q, setQ] = useState('');
  const shownPages = matching(q, useNamedPages(pages));
  const { events, attendees, state } = useFindings(q);
  const go = (href: string) => {
    close();
    router.push(href);
  };
  const isNothing = state === 'found' && shownPages.length + events.length + attendees.length === 0;
  return (
    <Command label={t('title')} shouldFilter={false} loop className="contents">
      <Command.Input
        value={q}
        onValueChange={setQ}
        maxLength={100}
        placeholder={t('placeholder')}
        className="h-12 w-full rounded-lg border border-field bg-card px-3 text-base placeholder:text-ink-soft/80"
      />
      <Command.List label={t('results')} className="-mx-2 min-h-0 overflow-y-auto px-2">
        <Group heading={t('pages')} isShown={shownPages.length > 0}>
          {shownPages.map(({ href, title }) => (
            <Choice key={href} value={href} icon={<FileText />} onSelect={go} title={title} />
          ))}
        </Group>
        <Group heading={t('events')} isShown={events.length > 0}>
          {events.map((event) => (
            <Choice
              key={event.id}
              value={paths.editEvent(event.id)}
              icon={<CalendarDays />}
              onSelect={go}
              title={event.name}
              detail={<EventDetail {...event} />}
            />
          ))}
        </Group>
        <Group heading={t('attendees')} isShown={attendees.length > 0}>
          {attendees.map(({ ticketId, orderId, name, code, eventName }) => (
            <Choice
              key={ticketId}
              value={`${paths.adminOrder(orderId)}#${code}`}
              icon={<Ticket />}
              onSelect={() => go(paths.adminOrder(orderId))}
              title={name || code}
              detail={`${code} · ${eventName}`}
            />
          ))}
        </Group>
      </Command.List>
      <p role="status" className="min-h-5 text-ink-soft text-sm empty:hidden">
        {state === 'searching' ? t('searching') : state === 'failed' ? t('failed') : isNothing ? t('nothing') : null}
      </p>
    </Command>
  );
}

/** As the language of the reader calls them. */
function useNamedPages(pages: PalettePage[]) {
  const nav = useTranslations('admin.nav');
  const own = useTranslations('adminPalette');
  return pages.map(({ name, href, isNav }) => ({ href, title: isNav ? nav(name) : own(name) }));
}

function EventDetail({ eventDate, location }: { eventDate: string; location: string }) {
  const format = useFormatter();
  // Wall-clock time where the event is, whatever clock the reader goes by.
  const day = format.dateTime(new Date(`${eventDate}Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return `${day} · ${location}`;
}

function Group({ heading, isShown, children }: { heading: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-soft [&_[cmdk-group-heading]]:text-sm"
    >
      {children}
    </Command.Group>
  );
}

type ChoiceProps = {
  /** Where it leads, and by which it is told from the others. */
  value: string;
  icon: ReactNode;
  title: string;
  detail?: ReactNode;
  onSelect: (value: string) => void;
};

function Choice({ value, icon, title, detail, onSelect }: ChoiceProps) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onSelect(value)}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-2 py-1.5 data-[selected=true]:bg-ink/8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft"
    >
      <span aria-hidden="true">{icon}</span>
      <span className="min-w-0">
        <span className="block truncate font-semibold">{title}</span>
        {detail ? <span className="block truncate text-ink-soft text-sm">{detail}</span> : null}
      </span>
    </Command.Item>
  );
}
