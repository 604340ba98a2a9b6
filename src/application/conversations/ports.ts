import type { Locale } from '../../domain/locale.ts';

/** What conversations with the assistant need from outside. */

/** Whose a conversation is: an account's, or that of a browser, known by the SHA-256 of the secret in its cookie. */
export type ConversationOwner = { kind: 'account'; id: string } | { kind: 'visitor'; hash: Buffer };

/** `model`: worded by a model from the facts; `built-in`: by our own sentences. */
export type AnsweredBy = 'model' | 'built-in';

type KeptEvent = { id: string; slug: string; name: string };

/** A question and its answer. An answer that broke off is kept as far as it came. */
export type ConversationTurn = {
  question: string;
  answer: string;
  by: AnsweredBy;
  /** In the order in which they were shown. */
  events: KeptEvent[];
  createdAt: Date;
};

export type Conversation = {
  id: string;
  locale: Locale;
  createdAt: Date;
  updatedAt: Date;
  /** The newest of them, oldest first. */
  turns: ConversationTurn[];
};

export type ConversationSummary = { id: string; firstQuestion: string; turns: number; updatedAt: Date };

/** Another owner's conversation is not found. */
export type Conversations = {
  /** With its `mostTurns` newest turns. */
  find(id: string, owner: ConversationOwner, mostTurns: number): Promise<Conversation | null>;
  /** Newest first. */
  list(owner: ConversationOwner, limit: number): Promise<ConversationSummary[]>;
  begin(conversation: { id: string; locale: Locale }, owner: ConversationOwner, first: ConversationTurn): Promise<void>;
  /** Nothing where it was deleted meanwhile. */
  append(id: string, owner: ConversationOwner, turn: ConversationTurn): Promise<void>;
  /** @returns whether there was one */
  delete(id: string, owner: ConversationOwner): Promise<boolean>;
};

export type ModelMessage = { role: 'system' | 'user' | 'assistant'; content: string };

export type ModelCall = {
  /** Of one key few wait at a time, so that nobody keeps others from being answered. */
  caller: string;
  /** Ends the model's work at once. */
  signal: AbortSignal;
  /** Told while others are before this call: 1 is next. */
  onPlace?: (place: number) => void;
  /** The most that is wanted of it, in tokens; `answerTokens` by default. */
  mostTokens?: number;
};

/** A language model of whoever runs the shop. */
export type ChatModel = {
  /** Tokens that it sees, prompt and answer together. What is more it would leave out without a word. 0 where none is set up. */
  windowTokens: number;
  /** Of them, those of an answer unless a call says otherwise. */
  answerTokens: number;
  /** Whether it is worth asking now; a look at it takes 2 s at most, and is remembered. */
  isReady(): Promise<boolean>;
  /** Pieces of text as they come, at least one. @throws ModelFailure | the signal's reason */
  say(messages: readonly ModelMessage[], call: ModelCall): AsyncIterable<string>;
};

/** Lets a few in at a time; the others wait, few of one key. */
export type Turns = {
  /** @returns what gives the place back @throws ModelFailure busy | the signal's reason */
  take(key: string, signal: AbortSignal, onPlace?: (place: number) => void): Promise<() => void>;
};
