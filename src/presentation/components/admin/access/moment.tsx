import { useFormatter } from 'next-intl';

/** An admin may sit in any zone. */
const WITH_ZONE = { dateStyle: 'medium', timeStyle: 'short' } as const;

export function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), WITH_ZONE)}</time>;
}
