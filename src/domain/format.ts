/** How money and times are written for people. One place, so that every page and mail says them alike. */

/** Making a formatter costs twenty times what writing with it does. So many are kept: a page or mail needs about ten. */
const MOST_KEPT = 200;
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const kept = dateFormats.get(key);
  if (kept) return kept;
  if (dateFormats.size >= MOST_KEPT) dateFormats.clear();
  const made = new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, made);
  return made;
}

/** 299, 'BRL', 'pt-BR' → `R$ 299,00`; whole amounts lose their cents where `short` is set. */
export function formatMoney(amount: number, currency: string, locale: string, { short = false } = {}): string {
  const digits = short && Number.isInteger(amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount);
}

/** 'BRL' → `R$ (BRL)`; a currency whose sign is its code is written once. */
export function currencyName(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return sign === currency ? currency : `${sign} (${currency})`;
}

type Span = { startsAt: string; endsAt: string; timeZone: string };

/** The parts of an event's date on the clocks of its own zone. */
export function eventTimes({ startsAt, endsAt, timeZone }: Span, locale: string) {
  const start = new Date(startsAt);
  const end = new Date(endsAt);
  const write = (date: Date, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { timeZone, ...options }).format(date);
  const isoDay = (date: Date) => dateFormat('sv-SE', { timeZone }).format(date);
  const withoutDot = (text: string) => text.replace(/\.$/, '');
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const sameDay = isoDay(start) === isoDay(end);
  return {
    day: write(start, { day: 'numeric' }),
    month: withoutDot(write(start, { month: 'short' })),
    year: write(start, { year: 'numeric' }),
    weekday: withoutDot(write(start, { weekday: 'short' })),
    /** Saturday, March 15, 2026 */
    date: write(start, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** Sat, Mar 15 */
    shortDate: write(start, { weekday: 'short', day: 'numeric', month: 'short' }).replace(/\./g, ''),
    time: write(start, time),
    /** Only the hour where it ends on the day it began. */
    end: sameDay ? write(end, time) : write(end, { weekday: 'short', day: 'numeric', month: 'short', ...time }),
    zone: zoneName(start, timeZone, locale),
  };
}

/** 'America/Sao_Paulo' → `Brasilia Time` */
function zoneName(at: Date, timeZone: string, locale: string): string {
  const parts = dateFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** A day as a date input gives it, `2026-03-15`, for people. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A wall-clock time as the API writes it, `2026-03-15T14:00:00`, for people. */
export function formatLocalTime(local: string, locale: string): string {
  const time = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  const clock = new Intl.DateTimeFormat(locale, time).format(new Date(`${local}Z`));
  return `${formatDay(local.slice(0, 10), locale)}, ${clock}`;
}
