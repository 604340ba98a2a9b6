/** A wall-clock time without a zone, `2026-03-15T14:00:00`, as its reader writes it. */
export const localMoment = (local: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${local}Z`),
  );
