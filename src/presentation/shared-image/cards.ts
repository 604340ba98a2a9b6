import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { EventDto } from '@/application/events/schema';
import { platform } from '@/composition';
import { eventTimes } from '@/domain/format';
import type { Locale } from '../i18n/routing';
import { paths } from '../paths';
import { priceWords } from '../price-words';
import { type Card, drawCard } from './draw-card';

/** The pictures that other sites show beside links to our pages: what stands on them, and under which name they are kept. */

/** Drawn otherwise, a picture needs another name: whoever keeps one keeps it for good. */
const EDITION = 2;

// Our fonts have no pictures among their letters.
const withoutEmoji = (text: string) =>
  text
    .replace(/\p{Emoji_Presentation}|\u{FE0F}|\u{200D}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Follows from all that is seen on it, so that what is kept under it is never wrong. */
const nameOf = (card: Card) =>
  createHash('sha256')
    .update(JSON.stringify([EDITION, card]))
    .digest('base64url')
    .slice(0, 16);

export type SharedCard = { name: string; png: () => Promise<Uint8Array<ArrayBuffer>> };

function shared(of: Omit<Card, 'shop'>): SharedCard {
  const card = { ...of, shop: withoutEmoji(platform.shop().name) };
  const name = nameOf(card);
  return { name, png: () => platform.pictures.png(name, drawCard(card)) };
}

export async function eventCard(event: EventDto, locale: Locale): Promise<SharedCard> {
  const t = await getTranslations({ locale });
  const times = eventTimes(event, locale);
  const price = priceWords(event, locale, await getTranslations({ locale, namespace: 'common' }));
  return shared({
    title: withoutEmoji(event.name) || t(`categories.${event.category}`),
    day: times.day,
    month: times.month,
    category: event.category,
    above: t(`categories.${event.category}`),
    facts: [`${times.date} · ${times.time}`, withoutEmoji(event.location)],
    stub: event.status === 'CANCELLED' ? t('event.cancelled') : price,
  });
}

/** Where the event's picture is. */
export const eventCardPath = (event: Pick<EventDto, 'slug'>, locale: Locale, { name }: SharedCard) =>
  paths.sharedImage(locale, name, event.slug);

export const homeCardPath = (locale: Locale, { name }: SharedCard) => paths.sharedImage(locale, name);

export async function homeCard(locale: Locale): Promise<SharedCard> {
  const t = await getTranslations({ locale });
  return shared({
    title: t('common.siteTitle', { shop: '' }).replace(/^[^:]*:\s*/, ''),
    day: '',
    month: '',
    category: 'music',
    above: platform.shop().name,
    facts: [],
    stub: '',
  });
}
