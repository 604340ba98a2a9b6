import { createTranslator } from 'next-intl';
import { eventTimes, formatMoney } from '@/domain/format';
import type { LetterExtras } from '../../application/mail/ports.ts';
import { DEFAULT_TIME_ZONE, type Locale } from '../../domain/locale.ts';
import { toMajor } from '../../domain/money.ts';
import { DEFAULT_SHOP } from '../../domain/shop.ts';
import en from '../../messages/en.json';
import ptBR from '../../messages/pt-BR.json';
import { localePath } from '../paths';
import type { Block } from './content';

/** Making one reads messages, so there is one of each. */
const TRANSLATORS = {
  en: createTranslator<typeof en, 'mail'>({ locale: 'en', messages: en, namespace: 'mail' }),
  'pt-BR': createTranslator<typeof en, 'mail'>({ locale: 'pt-BR', messages: ptBR, namespace: 'mail' }),
};

const INSTANT = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: DEFAULT_TIME_ZONE,
  timeZoneName: 'short',
} as const;

/** What every letter is written with: words, times, money and links as the reader's language has them. */
export type Writer = ReturnType<typeof writer>;

export type Site = {
  /** Public origin, without a slash at its end. */
  appUrl: string;
  /** The services that sign people in here. */
  services: readonly { id: string; name: string }[];
  /** What the shop is called now; as it comes where nobody says. */
  shop?: () => Promise<string> | string;
};
type Span = { startsAt: string; endsAt?: string | undefined; timeZone: string };

export function writer(
  { appUrl, services }: Site,
  locale: Locale,
  extras: LetterExtras = {},
  shop: string = DEFAULT_SHOP.name,
) {
  const t = TRANSLATORS[locale];
  const url = (path: string) => `${appUrl}${localePath(locale, path)}`;
  const times = ({ startsAt, endsAt, timeZone }: Span) =>
    eventTimes({ startsAt, endsAt: endsAt ?? startsAt, timeZone }, locale);
  return {
    t,
    url,
    shop,
    times,
    locale,
    serviceName: (id: string) => services.find((service) => service.id === id)?.name ?? id,
    ...extras,
    /** How the site is called in a sentence. */
    site: new URL(appUrl).host,
    money: (minor: number, currency: string) => formatMoney(toMajor(minor), currency, locale, { short: true }),
    /** Saturday, March 15, 2026, 2:00 PM to 5:00 PM (Brasilia Time) */
    when(span: Span): string {
      const { date, time, end, zone } = times(span);
      return t('whenOf', { hasEnd: String(span.endsAt !== undefined), date, time, end, zone });
    },
    /** An instant that belongs to no event. */
    instant: (at: string) => new Intl.DateTimeFormat(locale, INSTANT).format(new Date(at)),
    /** The button with a secret link, and until when it works; where the link is not there, a word about that. */
    secretLink(label: string, link: { url?: string | undefined; expiresAt: string }): Block[] {
      if (link.url === undefined) return [{ kind: 'small', text: t('noLink') }];
      return [
        { kind: 'action', label, url: link.url, byHand: t('byHand') },
        { kind: 'small', text: t('until', { date: this.instant(link.expiresAt) }) },
      ];
    },
  };
}
