'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { EventDto } from '@/application/events/schema';
import { api } from '@/presentation/api/client';
import type { Sent } from '@/presentation/api/endpoints';
import { Button } from '../ui/button';
import { EventTicket } from './event-ticket';

type Query = NonNullable<Sent<'GET /api/events'>['query']>;
type MoreEventsProps = { query: Query; cursor: string; locale: string };

/** The event in the reader's language, as the page shows those before it. */
const localized = (event: EventDto, locale: string): EventDto => ({
  ...event,
  name: event.translations[locale]?.name || event.name,
});

/** Goes on where the page ended, by cursor: nothing comes twice, however the list changes meanwhile. */
export function MoreEvents({ query, cursor, locale }: MoreEventsProps) {
  const t = useTranslations('search');
  const [events, setEvents] = useState<EventDto[]>([]);
  const [next, setNext] = useState<string | null>(cursor);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const [news, setNews] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const firstNew = useRef<number | null>(null);

  useEffect(() => {
    if (firstNew.current === null || events.length === 0) return;
    list.current?.children[firstNew.current]?.querySelector<HTMLElement>('a')?.focus();
    firstNew.current = null;
  }, [events]);

  const load = async () => {
    if (!next || state === 'loading') return;
    setState('loading');
    try {
      const page = await api('GET /api/events', { query: { ...query, cursor: next } });
      firstNew.current = events.length;
      setEvents([...events, ...page.content.map((event) => localized(event, locale))]);
      setNews(t('loaded', { count: page.numberOfElements }));
      setNext(page.nextCursor);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <ul ref={list} className="grid gap-5 empty:hidden">
        {events.map((event) => (
          <li key={event.id}>
            <EventTicket event={event} layout="row" headingLevel={2} />
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {news}
      </p>
      {state === 'failed' ? (
        <p role="alert" className="text-danger">
          {t('failed')}
        </p>
      ) : null}
      {next ? (
        <Button
          variant="outline"
          className="justify-self-center noscript:hidden"
          onClick={load}
          aria-busy={state === 'loading'}
        >
          {state === 'loading' ? t('loading') : t('more')}
        </Button>
      ) : null}
    </>
  );
}
