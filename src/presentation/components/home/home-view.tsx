import { ArrowRight, Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EventDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { EmptyState } from '../empty-state';

import { SearchBox } from '../events/search-box';
import { useSearchWords } from '../events/search-words';
import { TicketGrid } from '../events/ticket-grid';
import { Button } from '../ui/button';
import { FeaturedTicket } from './featured-ticket';

export type HomePage = { next: EventDto | null; soonest: EventDto[]; nearlySoldOut: EventDto[]; free: EventDto[] };

export function HomeView({ next, soonest, nearlySoldOut, free }: HomePage) {
  const t = useTranslations('home');
  return (
    <>
      <section className="mx-auto grid max-w-6xl items-center gap-x-14 gap-y-12 px-4 pt-12 pb-16 sm:px-6 lg:grid-cols-[1.05fr_1fr] lg:pt-20 lg:pb-24">
        <Opening />
        {next ? <FeaturedTicket event={next} /> : <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>}
      </section>
      <div className="mx-auto grid max-w-6xl gap-16 px-4 sm:px-6">
        <EventGroup title={t('soonest')} more={{ href: paths.events, label: t('soonestAll') }} events={soonest} />
        <Categories />
        <EventGroup title={t('nearlyGone')} lead={t('nearlyGoneLead')} events={nearlySoldOut} />
        <EventGroup
          title={t('free')}
          lead={t('freeLead')}
          more={{ href: `${paths.events}?maxPrice=0`, label: t('freeAll') }}
          events={free}
        />
      </div>
    </>
  );
}

function Opening() {
  const t = useTranslations('home');
  const locale = useLocale();
  const searchWords = useSearchWords();
  return (
    <div className="grid gap-7">
      <h1 className="font-extrabold text-[clamp(2.75rem,6.5vw,4.25rem)] leading-[0.95] tracking-[-0.045em]">
        {t('title')}
        <br />
        {t('titleSecond')}
      </h1>
      <p className="max-w-md text-ink-soft text-lg">{t('lead')}</p>
      <search>
        <form action={localePath(locale, paths.events)} className="flex max-w-lg gap-2.5">
          <div className="relative min-w-0 flex-1">
            <Search
              className="pointer-events-none absolute top-1/2 left-3.5 z-10 size-5 -translate-y-1/2 text-ink-soft max-sm:hidden"
              aria-hidden="true"
            />
            <SearchBox
              words={searchWords}
              name="q"
              maxLength={100}
              aria-label={t('searchLabel')}
              placeholder={t('searchPlaceholder')}
              className="h-13 sm:pl-11"
            />
          </div>
          {/* Beside the field on a phone, too: below it the list of what completes a word would cover it. */}
          <Button type="submit" variant="accent" size="lg" className="max-sm:w-13 max-sm:px-0">
            <Search className="sm:hidden" aria-hidden="true" />
            <span className="max-sm:sr-only">{t('searchButton')}</span>
          </Button>
        </form>
      </search>
      <MoreLink href={paths.events}>{t('browseAll')}</MoreLink>
    </div>
  );
}

function Categories() {
  const t = useTranslations();
  return (
    <section aria-labelledby="categories" className="grid gap-6">
      <h2 id="categories" className="font-bold text-3xl">
        {t('home.categories')}
      </h2>
      <ul className="flex flex-wrap gap-2.5">
        {EVENT_CATEGORIES.map((category) => (
          <li key={category}>
            <Link
              href={paths.category(category)}
              prefetch={false}
              className="block rounded-lg border border-field/70 bg-card px-4 py-2.5 font-display font-semibold text-lg transition-colors duration-150 hover:border-ink hover:bg-ink hover:text-paper"
            >
              {t(`categories.${category}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type EventGroupProps = { title: string; lead?: string; more?: { href: string; label: string }; events: EventDto[] };

function EventGroup({ title, lead, more, events }: EventGroupProps) {
  if (events.length === 0) return null;
  return (
    <section className="grid gap-6">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="grid gap-1.5">
          <h2 className="font-bold text-3xl">{title}</h2>
          {lead ? <p className="text-ink-soft">{lead}</p> : null}
        </div>
        {more ? <MoreLink href={more.href}>{more.label}</MoreLink> : null}
      </div>
      <TicketGrid events={events} />
    </section>
  );
}

function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex w-fit items-center gap-1.5 py-1.5 font-semibold underline decoration-2 decoration-coral underline-offset-6 hover:text-coral-text"
    >
      {children}
      <ArrowRight className="size-4" aria-hidden="true" />
    </Link>
  );
}
