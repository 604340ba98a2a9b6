import type { EventCategory } from '../../domain/event.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Actor } from '../../domain/user.ts';
import type { EventDetailDto, EventDto } from '../events/schema.ts';
import type { OrderDto } from '../orders/schema.ts';
import type { TicketDto } from '../tickets/schema.ts';

/**
 * The assistant's stages, each a function of its own: `understand` a question, `findFacts` for it, `tell` them; where there is a
 * model, `promptOf` gives it the facts and `checked` holds what it says against them.
 */

/** One side's turn in a conversation. `eventIds` are those of the events that were told, in their order. */
export type Turn = { role: 'user'; text: string } | { role: 'assistant'; text: string; eventIds: readonly string[] };

export type Question = {
  text: string;
  /** What the shop is called. */
  shop: string;
  /** Of the page. The answer is in the question's own language where that can be told. */
  locale: Locale;
  /** The visitor's: whose "tonight" it is. */
  timeZone: string;
  now: Date;
  /** Oldest first. */
  history: readonly Turn[];
  actor: Actor;
};

export type HelpTopicId = 'refund' | 'transfer' | 'check-in' | 'account' | 'buying' | 'my-tickets';
/** `text` is Markdown without its title. */
export type HelpTopic = { id: HelpTopicId; title: string; text: string };

/** What is asked of an event. */
export type Asked =
  | 'price'
  | 'when'
  | 'where'
  | 'availability'
  | 'count'
  | 'types'
  | 'about'
  | 'duration'
  | 'organiser'
  | 'status'
  | 'capacity'
  | 'sold';

/** Wall-clock times on the visitor's clocks, and the instants they are. */
export type DateRange = { from: Date; to: Date; firstDay: string; lastDay: string };

/** What events are looked for by. Prices in major units. */
export type EventSearch = {
  /** Words of names, places and descriptions. */
  words: string;
  /** A city or a venue, or the words after an "in" that may be one. */
  place?: string;
  /** ISO 3166-1. */
  country?: string;
  when?: DateRange;
  category?: EventCategory;
  /** The words that said so, and whether events are looked for by them before the kind is. */
  categoryWords?: string;
  wordsFirst?: boolean;
  minPrice?: number;
  maxPrice?: number;
  currency?: string;
  available?: boolean;
  cancelled?: boolean;
  past?: boolean;
  online?: boolean;
  /** So many seats together. */
  seats?: number;
  sort: 'soonest' | 'cheapest' | 'dearest' | 'newest';
  /** The first in that order is asked for, not all. */
  first?: number;
  page: number;
};

export type Intent = { locale: Locale } & (
  | {
      kind: 'events';
      search: EventSearch;
      asked: Asked[];
      /** Whether several were asked for ("what is on"), or one by its name. */
      wants: 'list' | 'one';
    }
  /** One that was told of before, by its id. */
  | { kind: 'event'; eventId: string; asked: Asked[] }
  | {
      kind: 'tickets';
      words: string;
      when: 'upcoming' | 'past' | 'cancelled' | undefined;
      asked: Asked[];
      first?: number;
    }
  | { kind: 'orders'; words: string }
  | { kind: 'help'; topic: HelpTopicId }
  | { kind: 'greeting' | 'thanks' | 'abilities' | 'off-topic' | 'which-event' }
);

/** A page of ours that an answer leads to, without the locale's prefix. */
export type FactPage = { path: string; kind: 'login' | 'tickets' | 'orders' | 'account' | 'events' };

export type Facts = {
  intent: Intent;
  locale: Locale;
  /** At most `MOST_EVENTS`, in the order in which they are told. */
  events: EventDto[];
  /** The first of them with its ticket types, where one was asked for. */
  detail: EventDetailDto | null;
  /** All that match, those that are not listed included. */
  total: number;
  /** What was asked for was not found, and these are the nearest to it: by their name at another time or place, or without those words. */
  insteadOf: 'filters' | 'words' | null;
  /** Null where nobody asked for them, or nobody is signed in. */
  tickets: { items: TicketDto[]; total: number } | null;
  orders: { items: OrderDto[]; total: number } | null;
  help: HelpTopic | null;
  pages: FactPage[];
};

export const MOST_EVENTS = 6;

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string };
