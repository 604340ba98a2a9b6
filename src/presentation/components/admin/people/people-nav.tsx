import { useTranslations } from 'next-intl';
import { paths } from '@/presentation/paths';
import { BackLink } from '../shell/back-link';
import { ChoiceLinks } from '../shell/choice-links';

const PAGES = [
  { name: 'attendees', href: paths.eventAttendees },
  { name: 'desk', href: paths.eventDesk },
  { name: 'messages', href: paths.eventMessages },
  { name: 'print', href: paths.printAttendees },
] as const;

type PeopleNavProps = { event: { id: string; name: string }; current: (typeof PAGES)[number]['name'] | null };

/** Which event this is about, and what else there is of its people. */
export function PeopleNav({ event, current }: PeopleNavProps) {
  const t = useTranslations('people.nav');
  return (
    <>
      <BackLink href={paths.editEvent(event.id)}>{event.name}</BackLink>
      <ChoiceLinks
        label={t('label')}
        choices={PAGES.map(({ name, href }) => ({
          key: name,
          href: href(event.id),
          isCurrent: name === current,
          name: t(name),
        }))}
        arePages
      />
    </>
  );
}
