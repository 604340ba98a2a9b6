import { useLocale } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { EventPicture } from './event-picture';
import { Poster } from './poster';
import { groundOf, type PosterShape } from './poster-art';

type EventArtProps = {
  event: EventDto;
  shape?: PosterShape;
  /** Empty where the event's name stands beside it. */
  alt?: string;
  priority?: boolean;
  className?: string;
};

/** The event's picture, or the poster that we draw for it. Lies in whatever holds it, which is `relative`. */
export function EventArt({ event, shape, alt = '', priority, className }: EventArtProps) {
  const { day, month } = eventTimes(event, useLocale());
  const poster = (
    <Poster name={event.name} category={event.category} day={day} month={month} shape={shape} className={className} />
  );
  if (!event.imageUrl) return poster;
  return (
    <>
      {/* The paper until a picture lies on it. Drawn, because the page's policy allows no style attribute. */}
      <svg className={className} aria-hidden="true" data-ground="">
        <rect width="100%" height="100%" fill={groundOf(event.category)} />
      </svg>
      <EventPicture src={event.imageUrl} alt={alt} fallback={poster} priority={priority} className={className} />
    </>
  );
}
