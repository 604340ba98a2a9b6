import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MeDto } from '@/application/auth/schema';
import { eventTimes } from '@/domain/format';
import { ApiError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { localePath, paths } from '@/presentation/paths';
import { useMe } from '../shell/use-me';
import { useSignOut } from '../shell/use-sign-out';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { DoorHeader } from './door-header';
import type { DoorStore } from './session/door-store';
import { isWaiting } from './session/scan';

type Listed = { id: string; name: string; startsAt: string; endsAt: string; timeZone: string };

/** An event that began yesterday may still let people in. */
const SINCE_MS = 24 * 3_600_000;
const SHOWN = 30;
/** Whoever works at more doors than these finds the others by their address. */
const MOST_CHOSEN = 60;

/** Those that `me` may let people into: all of the shop's for an admin, else the ones that were chosen for them. */
function useComing(q: string, me: MeDto | null | undefined) {
  const [from] = useState(() => new Date(Date.now() - SINCE_MS).toISOString());
  const chosen =
    me && me.role !== 'ADMIN' && me.eventRoles.length === 0 ? me.eventRoles.map(({ eventId }) => eventId) : null;
  return useQuery({
    queryKey: ['door-events', q, from, me?.id, chosen],
    queryFn: async ({ signal }): Promise<Listed[]> => {
      if (chosen) return comingOf(await eventsOf(chosen, signal), q, from);
      const query = { from, q: q || undefined, size: SHOWN, sort: ['eventDate,asc'] };
      return (await api('GET /api/events', { query, signal })).content;
    },
  });
}

/** Of one that is gone, or not public yet, nothing is shown. @throws where none could be asked for */
async function eventsOf(ids: readonly string[], signal: AbortSignal): Promise<Listed[]> {
  const asked = ids.slice(0, MOST_CHOSEN).map((id) => api('GET /api/events/{id}', { params: { id }, signal }));
  const answers = await Promise.allSettled(asked);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const [first] = answers;
  if (found.length === 0 && first?.status === 'rejected' && !(first.reason instanceof ApiError)) throw first.reason;
  return found;
}

const comingOf = (events: Listed[], q: string, from: string) =>
  events
    .filter(({ name, endsAt }) => endsAt >= from && name.toLowerCase().includes(q.toLowerCase()))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));

/** What is on this device, read anew when somebody signs in or out: their lists go with them. */
function useKept(store: DoorStore, accountId: string | undefined) {
  const { data } = useQuery({
    queryKey: ['door-kept', accountId],
    queryFn: async () => ({
      kept: await store.events(),
      waiting: (await store.scans()).filter(isWaiting).length,
    }),
    networkMode: 'always',
    staleTime: 0,
  });
  return data ?? { kept: [], waiting: 0 };
}

type EventPickerProps = { store: DoorStore; onChoose: (eventId: string) => void };

export function EventPicker({ store, onChoose }: EventPickerProps) {
  const t = useTranslations('door.picker');
  const [q, setQ] = useState('');
  const me = useMe();
  const coming = useComing(q.trim(), me);
  const { kept, waiting } = useKept(store, me?.id);
  const others = (coming.data ?? []).filter(({ id }) => !kept.some((event) => event.id === id));
  return (
    <>
      <DoorHeader title={t('title')} />
      <div className="mx-auto grid w-full max-w-2xl gap-6 px-4 py-6">
        {waiting > 0 ? <Alert tone="warn">{t('waiting', { count: waiting })}</Alert> : null}
        {me === null ? <SignIn /> : null}
        {me && me.role !== 'ADMIN' ? <Alert tone="warn">{t('notStaff', { name: me.name })}</Alert> : null}
        {kept.length > 0 ? (
          <section className="grid gap-3" aria-labelledby="kept-events">
            <h2 id="kept-events" className="font-bold text-lg">
              {t('kept')}
            </h2>
            <EventButtons events={kept} onChoose={onChoose} isKept />
          </section>
        ) : null}
        <section className="grid gap-3" aria-labelledby="coming-events">
          <h2 id="coming-events" className="font-bold text-lg">
            {t('coming')}
          </h2>
          <Input
            type="search"
            value={q}
            maxLength={100}
            onChange={(event) => setQ(event.target.value)}
            aria-label={t('search')}
            placeholder={t('search')}
          />
          {coming.isError ? <p className="text-ink-soft">{t('offline')}</p> : null}
          {coming.data && others.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
          <EventButtons events={others} onChoose={onChoose} />
        </section>
        {me ? <SignOut /> : null}
      </div>
    </>
  );
}

type EventButtonsProps = { events: Listed[]; onChoose: (eventId: string) => void; isKept?: boolean };

function EventButtons({ events, onChoose, isKept }: EventButtonsProps) {
  const t = useTranslations('door.picker');
  const locale = useLocale();
  return (
    <ul className="grid gap-2">
      {events.map((event) => {
        const { shortDate, time } = eventTimes(event, locale);
        return (
          <li key={event.id}>
            <button
              type="button"
              onClick={() => onChoose(event.id)}
              className="flex w-full items-center gap-3 rounded-ticket border border-line bg-card p-4 text-left hover:border-ink"
            >
              <span className="min-w-0 flex-1">
                <span className="block break-words font-semibold">{event.name}</span>
                <span className="block text-ink-soft text-sm">{`${shortDate}, ${time}`}</span>
              </span>
              {isKept ? (
                <Badge tone="ok">
                  <Download aria-hidden="true" />
                  {t('onThisDevice')}
                </Badge>
              ) : null}
              <ChevronRight className="size-5 shrink-0 text-ink-soft" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function SignIn() {
  const t = useTranslations('door.picker');
  const locale = useLocale();
  const here = `${location.pathname}${location.search}`;
  return (
    <Alert tone="info" title={t('signedOut')}>
      <p>{t('signedOutText')}</p>
      <p className="mt-2">
        <a href={localePath(locale, paths.loginThen(here))}>{t('signIn')}</a>
      </p>
    </Alert>
  );
}

function SignOut() {
  const t = useTranslations('door.picker');
  const signOut = useSignOut();
  return (
    <div className="grid justify-items-start gap-2 border-line border-t pt-6">
      <Button variant="outline" onClick={() => signOut(paths.door)}>
        {t('signOut')}
      </Button>
      <p className="text-ink-soft text-sm">{t('signOutText')}</p>
    </div>
  );
}
