import type { AttendanceMode, Organiser, Venue } from './venue.ts';

export const EVENT_CATEGORIES = [
  'music',
  'theatre',
  'technology',
  'sport',
  'food',
  'art',
  'family',
  'community',
] as const;
export type EventCategory = (typeof EVENT_CATEGORIES)[number];

/** What an admin sets. ONGOING and COMPLETED follow from the dates. */
const STORED_STATUSES = ['DRAFT', 'SCHEDULED', 'CANCELLED'] as const;
export type StoredStatus = (typeof STORED_STATUSES)[number];
export const EVENT_STATUSES = ['DRAFT', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export type Translation = { name?: string; description?: string };

/** An event without its stock. */
export type EventDetails = {
  id: string;
  slug: string;
  sourceKey: string | null;
  name: string;
  description: string;
  /** By locale. A missing entry falls back to `name` and `description`. */
  translations: Record<string, Translation>;
  category: EventCategory;
  /** The place in one line, as lists and mails name it. */
  location: string;
  venue: Venue | null;
  organiser: Organiser | null;
  attendance: AttendanceMode;
  /** Where it is streamed: for those who hold a ticket. */
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  /** When it was to begin before it was moved for the last time. */
  previousStartsAt: Date | null;
  timeZone: string;
  currency: string;
  imageUrl: string | null;
  status: StoredStatus;
  /** Counts edits, not sales. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

export type Event = EventDetails & {
  /** Seats in all, and those still free: the pool of all seats. */
  capacity: number;
  available: number;
  /** The lowest and the highest price shown, in minor units of `currency`. */
  price: number;
  maxPrice: number;
  /** Whether one of the types that are shown can be bought now: within its sales window, and with seats. */
  isOffered: boolean;
};

export function statusAt(event: Pick<Event, 'status' | 'startsAt' | 'endsAt'>, now: Date): EventStatus {
  if (event.status !== 'SCHEDULED') return event.status;
  if (now < event.startsAt) return 'SCHEDULED';
  return now < event.endsAt ? 'ONGOING' : 'COMPLETED';
}

export const isOnSale = (event: Pick<Event, 'status' | 'startsAt'>, now: Date) =>
  event.status === 'SCHEDULED' && now < event.startsAt;

export const isPast = (event: Pick<Event, 'endsAt'>, now: Date) => now >= event.endsAt;

export const isPublic = (event: Pick<Event, 'status'>) => event.status !== 'DRAFT';

export const ticketsSold = (event: Pick<Event, 'capacity' | 'available'>) => event.capacity - event.available;

/** Percent with at most two decimals: 1 of 3 → 33.33. */
export const soldPercentage = (event: Pick<Event, 'capacity' | 'available'>) =>
  Math.round((ticketsSold(event) / event.capacity) * 10_000) / 100;

export function localized(event: Pick<Event, 'name' | 'description' | 'translations'>, locale: string) {
  const translation = event.translations[locale];
  return { name: translation?.name || event.name, description: translation?.description || event.description };
}

export const isSlug = (text: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 120;

/** Lower-case ASCII words joined by hyphens, at most 80 characters; `event` where nothing is left. */
export function slugify(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return words || 'event';
}
