import type { TicketsOfEvent } from '../notifications/ports.ts';
import type { Audience, MessageDto, MessageStatus, MessageTexts } from './schema.ts';

export type { Audience, MessageDto } from './schema.ts';

export type MessageReads = {
  /** Newest first. */
  listOf(eventId: string, limit: number): Promise<MessageDto[]>;
  find(id: string): Promise<MessageDto | null>;
  /** How many addresses a message would go to. */
  countReaders(eventId: string, audience: Audience): Promise<number>;
};

type Draft = { texts: MessageTexts; audience: Audience; isNews: boolean };

/** The writes of a transaction on messages. */
export type MessageWrites = {
  messages: {
    insert(message: Draft & { id: string; eventId: string; authorId: string }): Promise<void>;
    /** Locks it, so that of two who send it one does. */
    lock(id: string): Promise<MessageStatus | null>;
    update(id: string, draft: Draft): Promise<void>;
    setStatus(id: string, status: MessageStatus, now: Date): Promise<void>;
    /** A draft. */
    delete(id: string): Promise<void>;
    /** Takes the mails away that nobody has begun to send. @returns how many */
    dropUnsent(id: string): Promise<number>;
  };
};

/** What whoever delivers a message needs. */
export type MessageDelivery = {
  find(id: string): Promise<MessageDto | null>;
  /** With the tickets of those who are to read it. Null where there is no such event. */
  readersOf(eventId: string, audience: Audience): Promise<TicketsOfEvent | null>;
  /** Unless it was stopped meanwhile. */
  finish(id: string, now: Date): Promise<void>;
  /** As `MessageWrites.messages.dropUnsent`, and the message is no longer sent. */
  stop(id: string, now: Date): Promise<void>;
};
