'use client';

import { CalendarDays, MapPin } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { Description } from '../../events/description';
import { EventTicket } from '../../events/event-ticket';
import { Place } from '../../events/place';
import { EventArt } from '../../posters/event-art';
import type { EventFormValues } from '../editor/event-form-values';
import { previewEvent } from './preview-event';

/** The event as visitors will see it, while it is typed: in lists, and the head of its own page. */
export default function EventPreview({ saved }: { saved: EventDetailDto | undefined }) {
  const t = useTranslations('adminEvents.preview');
  const locale = useLocale();
  const { control, getValues } = useFormContext<EventFormValues>();
  // Whatever is typed anywhere may be in sight here.
  useWatch({ control });
  const event = previewEvent(getValues(), {
    locale,
    language: locale,
    saved,
    unnamed: t('unnamed'),
  });
  if (!event) return <p className="rounded-lg bg-sunken p-4 text-ink-soft text-sm">{t('noDate')}</p>;
  return (
    // Looked at and not used: nobody leaves the form by a link in it.
    <div inert className="grid grid-cols-1 gap-6">
      <div>
        <p className="small-print mb-2 text-ink-soft">{t('card')}</p>
        {/* A box of its own: it is as high as what it stands in. */}
        <div>
          <EventTicket event={event} />
        </div>
      </div>
      <div>
        <p className="small-print mb-2 text-ink-soft">{t('page')}</p>
        <PageHead event={event} />
      </div>
    </div>
  );
}

function PageHead({ event }: { event: EventDto }) {
  const words = useTranslations('event');
  const times = eventTimes(event, useLocale());
  return (
    <div className="grid grid-cols-1 gap-4 overflow-hidden rounded-ticket border border-line bg-paper pb-5">
      <div className="relative aspect-[16/9] overflow-hidden">
        <EventArt event={event} className="absolute inset-0 size-full" />
      </div>
      <div className="grid grid-cols-1 gap-4 px-5">
        <p className="break-words font-display font-extrabold text-2xl leading-tight">{event.name}</p>
        <div className="grid gap-3 border-line border-y py-4 text-sm">
          <p className="flex gap-2.5">
            <CalendarDays className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <span>
              <span className="block font-semibold">{times.date}</span>
              {times.time} {words('until', { time: times.end })}
              <span className="block text-ink-soft">{times.zone}</span>
            </span>
          </p>
          <div className="flex gap-2.5">
            <MapPin className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            <div className="min-w-0">
              <Place event={event} />
            </div>
          </div>
        </div>
        <div className="max-h-80 overflow-hidden text-sm [&>div]:text-[0.9375rem]">
          <Description text={event.description} />
        </div>
      </div>
    </div>
  );
}
