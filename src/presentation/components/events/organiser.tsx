import { useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';

const LINK = 'underline decoration-2 decoration-coral underline-offset-4 [overflow-wrap:anywhere]';

/** Who holds the event, their site behind the name, and how to ask them. */
export function Organiser({ organiser: { name, url, email } }: { organiser: NonNullable<EventDto['organiser']> }) {
  const t = useTranslations('event');
  return (
    <>
      {url ? (
        <a href={url} rel="nofollow ugc noopener noreferrer" className={`inline-block min-h-6 font-semibold ${LINK}`}>
          {name}
        </a>
      ) : (
        <span className="font-semibold [overflow-wrap:anywhere]">{name}</span>
      )}
      {email ? (
        <a href={`mailto:${email}`} className={`block min-h-6 text-sm ${LINK}`}>
          {t('askOrganiser')}
        </a>
      ) : null}
    </>
  );
}
