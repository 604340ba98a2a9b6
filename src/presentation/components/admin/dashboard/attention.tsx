import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Dashboard, EventInSight, Few } from '@/application/dashboard/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EventDate } from './event-date';
import { TroubleItem } from './trouble-item';

/** What somebody should look at, each with the way to where it is put right. */
export function Attention({ attention, isWarned }: Pick<Dashboard, 'attention'> & { isWarned: boolean }) {
  const t = useTranslations('adminDashboard.attention');
  const { troubles, sellingOut, unsold, drafts } = attention;
  const isQuiet = troubles.length + sellingOut.count + unsold.count + drafts.count === 0;
  return (
    <section aria-labelledby="attention" className="grid gap-3">
      <h2 id="attention" className={isQuiet ? 'sr-only' : 'font-bold text-xl'}>
        {t('title')}
      </h2>
      {isQuiet ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <CircleCheck className="size-5 shrink-0 text-ok" aria-hidden="true" />
          {isWarned ? t('nothingElse') : t('nothing')}
        </p>
      ) : (
        <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
          {troubles.map((trouble) => (
            <Item key={trouble.kind}>
              <TroubleItem trouble={trouble} />
            </Item>
          ))}
          <EventItems
            few={sellingOut}
            title={t('sellingOut', { count: sellingOut.count })}
            hint={t('sellingOutHint')}
          />
          <EventItems few={unsold} title={t('unsold', { count: unsold.count })} hint={t('unsoldHint')} />
          <EventItems few={drafts} title={t('drafts', { count: drafts.count })} hint={t('draftsHint')} />
        </ul>
      )}
    </section>
  );
}

function Item({ children }: { children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-start gap-3 rounded-ticket border border-line bg-card px-4 py-3">
      <TriangleAlert className="mt-0.5 size-5 shrink-0 text-warn" aria-hidden="true" />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">{children}</div>
    </li>
  );
}

function EventItems({ few: { events, count }, title, hint }: { few: Few; title: string; hint: string }) {
  const t = useTranslations('adminDashboard.attention');
  if (count === 0) return null;
  return (
    <Item>
      <p className="font-semibold">{title}</p>
      <p className="text-ink-soft text-sm">{hint}</p>
      <ul className="grid grid-cols-1 gap-1">
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
      {count > events.length ? (
        <p className="text-ink-soft text-sm">{t('more', { count: count - events.length })}</p>
      ) : null}
    </Item>
  );
}

function EventLine({ event }: { event: EventInSight }) {
  const t = useTranslations('adminDashboard.attention');
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <Link
        href={paths.editEvent(event.id)}
        prefetch={false}
        className="min-w-0 break-words font-semibold underline underline-offset-4"
      >
        <bdi>{event.name}</bdi>
      </Link>
      <EventDate event={event} />
      {event.status === 'SCHEDULED' ? (
        <span className="text-ink-soft text-sm">{t('left', { left: event.capacity - event.sold })}</span>
      ) : null}
    </li>
  );
}
