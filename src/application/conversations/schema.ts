import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LOCALES } from '../../domain/locale.ts';
import { eventDto } from '../events/schema.ts';
import { instant, text } from '../schema.ts';

/** What is asked of the assistant, and what it sends. Everything here is safe in a browser. */

export const askSchema = z.strictObject({
  message: text(1, LIMITS.question),
  conversationId: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'The one that the question belongs to; without it a new one begins.' }),
  locale: z
    .enum(LOCALES)
    .optional()
    .meta({ description: 'Of the page. The answer is in the language of the question.' }),
  timeZone: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'On whose clocks "tonight" is read. One that we do not know counts as none.' }),
});
export type AskInput = z.output<typeof askSchema>;

/** An event as a card under an answer shows it. */
export const chatEventDto = eventDto.pick({
  id: true,
  slug: true,
  name: true,
  category: true,
  location: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  price: true,
  maxPrice: true,
  currency: true,
  capacity: true,
  availableTickets: true,
  status: true,
});
export type ChatEventDto = z.output<typeof chatEventDto>;

const answeredBy = z.enum(['model', 'built-in']);
const milliseconds = z.number().int().min(0);

/** Why the built-in answer was given, where a model is set up or could be. */
export const BUILT_IN_REASONS = ['no-model', 'busy', 'failed'] as const;

/** Pages of ours that an answer may lead to. */
export const PAGE_KINDS = ['login', 'tickets', 'orders', 'account', 'events'] as const;

/** What a stream says, by the name of the event. */
export const chatEvents = {
  start: z.strictObject({ conversationId: z.uuid() }).meta({ description: 'Before all else.' }),
  waiting: z
    .strictObject({ place: z.number().int().min(1) })
    .meta({ description: 'Others are before this question: 1 is next.' }),
  sources: z
    .strictObject({
      events: z.array(chatEventDto).max(6),
      pages: z.array(z.strictObject({ path: z.string().startsWith('/'), kind: z.enum(PAGE_KINDS) })),
    })
    .meta({ description: 'What the answer is taken from. A path is without its locale.' }),
  token: z
    .strictObject({ text: z.string() })
    .meta({ description: 'The next piece of the answer, which is Markdown without HTML.' }),
  done: z
    .strictObject({
      conversationId: z.uuid(),
      by: answeredBy,
      reason: z.enum(BUILT_IN_REASONS).nullable().meta({ description: 'Why the built-in answer was given.' }),
      timings: z.strictObject({ factsMs: milliseconds, firstTokenMs: milliseconds, totalMs: milliseconds }),
    })
    .meta({ description: 'The answer is whole.' }),
  error: z
    .strictObject({ code: z.enum(['UNAVAILABLE', 'INTERNAL']) })
    .meta({ description: 'It broke off. Nothing follows.' }),
} as const;
export type ChatEvents = { [Name in keyof typeof chatEvents]: z.output<(typeof chatEvents)[Name]> };

export const assistantDto = z.strictObject({
  model: z.enum(['ready', 'none']).meta({ description: '`none`: the built-in answers are on.' }),
});
export type AssistantDto = z.output<typeof assistantDto>;

export const conversationSummaryDto = z.strictObject({
  id: z.uuid(),
  firstQuestion: z.string(),
  turns: z.number().int().min(1),
  updatedAt: instant,
});
export type ConversationSummaryDto = z.output<typeof conversationSummaryDto>;

export const conversationDto = z.strictObject({
  id: z.uuid(),
  createdAt: instant,
  updatedAt: instant,
  turns: z
    .array(
      z.strictObject({
        question: z.string(),
        answer: z.string(),
        by: answeredBy,
        events: z.array(z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() })),
        createdAt: instant,
      }),
    )
    .meta({ description: 'The newest of them, oldest first.' }),
});
export type ConversationDto = z.output<typeof conversationDto>;

/** `write`: from name and notes. `translate`: the description into `locale`. */
export const draftSchema = z.strictObject({
  task: z.enum(['write', 'translate']),
  locale: z.enum(LOCALES),
  name: text(1, LIMITS.eventName),
  text: text(0, LIMITS.eventDescription).meta({ description: 'Notes to write from, or what is to be translated.' }),
});
export type DraftInput = z.output<typeof draftSchema>;

const { waiting, token, error } = chatEvents;
export const draftEvents = {
  waiting,
  token,
  done: z.strictObject({}).meta({ description: 'The draft is whole.' }),
  error,
} as const;
export type DraftEvents = { [Name in keyof typeof draftEvents]: z.output<(typeof draftEvents)[Name]> };
