import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Actor } from '../../domain/user.ts';
import type { Facts, Intent, Question, Turn } from '../assistant/assistant.ts';
import { checked } from '../assistant/check-figures.ts';
import { promptOf } from '../assistant/prompt.ts';
import { tell } from '../assistant/tell.ts';
import { understand } from '../assistant/understand.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { AnsweredBy, ChatModel, Conversation, ConversationOwner, Conversations, Turns } from './ports.ts';
import { conversationNotFound } from './queries.ts';
import { type AskInput, type ChatEvents, chatEventDto } from './schema.ts';

type Deps = {
  conversations: Conversations;
  findFacts: (question: Question, intent: Intent) => Promise<Facts>;
  model: ChatModel;
  /** Looking things up takes connections from those who buy: few do at a time. */
  lookUps: Turns;
  /** What stands for what nobody said. */
  shop: () => Pick<Shop, 'name' | 'locale' | 'timeZone'>;
  clock: Clock;
  ids: Ids;
  log: Log;
};

/** `key`: whom few of the places are for at a time. */
type Asker = { actor: Actor; owner: ConversationOwner; key: string };

type Emit = <Name extends keyof ChatEvents>(name: Name, data: ChatEvents[Name]) => void;

/** Sends an answer, and ends early where `signal` says that its reader left. */
type Answering = (emit: Emit, signal: AbortSignal) => Promise<void>;

/** Turns of a conversation that a question is understood from. */
const MOST_HISTORY = 10;
const LONGEST_WAIT_MS = 10_000;
const LATER_S = 5;

const historyOf = (conversation: Conversation | null): Turn[] =>
  (conversation?.turns ?? []).flatMap(({ question, answer, events }): Turn[] => [
    { role: 'user', text: question },
    { role: 'assistant', text: answer, eventIds: events.map(({ id }) => id) },
  ]);

/** Null where a new conversation begins. @throws AppError RESOURCE_NOT_FOUND */
async function findKnown(d: Deps, owner: ConversationOwner, id: string | undefined): Promise<Conversation | null> {
  if (id === undefined) return null;
  const known = isUuid(id) ? await d.conversations.find(id, owner, MOST_HISTORY) : null;
  if (!known) throw conversationNotFound();
  return known;
}

// A card carries what it shows, and nothing that the event says besides.
const card = z.object(chatEventDto.shape);

/** Looks up in its turn. @throws AppError UNAVAILABLE where too many do */
async function lookUp<T>(turns: Turns, key: string, work: () => Promise<T>): Promise<T> {
  const release = await turns.take(key, AbortSignal.timeout(LONGEST_WAIT_MS)).catch((cause) => {
    throw new AppError('UNAVAILABLE', 'Too many questions at once. Ask again in a moment.', {
      retryAfter: LATER_S,
      cause,
    });
  });
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Answers a question from the facts: worded by the model where one is ready, by our own sentences where it is not or
 * fails. Whatever can be refused is refused before the answer begins.
 * @throws AppError RESOURCE_NOT_FOUND for a conversation that is not one's own | UNAVAILABLE where too many ask
 */
export const ask =
  (d: Deps) =>
  async (asker: Asker, input: AskInput, locale: Locale | undefined): Promise<Answering> => {
    const { conversationId, message } = input;
    const known = await findKnown(d, asker.owner, conversationId);
    const now = d.clock.now();
    const shop = d.shop();
    const question: Question = {
      text: message,
      shop: shop.name,
      locale: input.locale ?? locale ?? shop.locale,
      timeZone: input.timeZone ?? shop.timeZone,
      now,
      history: historyOf(known),
      actor: asker.actor,
    };
    const facts = await lookUp(d.lookUps, asker.key, () => d.findFacts(question, understand(question)));
    const id = known?.id ?? d.ids.next();
    const factsMs = d.clock.now().getTime() - now.getTime();
    const asked = { asker, question, facts, id, isNew: known === null, factsMs };
    return (emit, signal) => answer(d, asked, emit, signal);
  };

type Asked = {
  asker: Asker;
  question: Question;
  facts: Facts;
  /** Of the conversation. */
  id: string;
  isNew: boolean;
  factsMs: number;
};
type Reason = ChatEvents['done']['reason'];

async function answer(d: Deps, asked: Asked, emit: Emit, signal: AbortSignal): Promise<void> {
  const { question, facts, id, factsMs } = asked;
  const since = () => d.clock.now().getTime() - question.now.getTime();
  let said = '';
  let firstTokenMs: number | undefined;
  const say = (text: string) => {
    if (text === '') return;
    firstTokenMs ??= since();
    said += text;
    emit('token', { text });
  };

  emit('start', { conversationId: id });
  emit('sources', { events: facts.events.map((event) => card.parse(event)), pages: facts.pages });
  const reason = await sayByModel(d, asked, say, emit, signal);
  if (signal.aborted) return keep(d, asked, said, 'model');
  // After what a model said before it broke off, the whole of it in our own sentences.
  if (reason !== null) say(`${said === '' ? '' : '\n\n'}${tell(facts)}`);
  const by = reason === null ? 'model' : 'built-in';
  await keep(d, asked, said, by);
  const timings = { factsMs, firstTokenMs: firstTokenMs ?? since(), totalMs: since() };
  emit('done', { conversationId: id, by, reason, timings });
}

/** @returns why it is for our own sentences to answer; null where the model did */
async function sayByModel(
  { model, log }: Deps,
  { question, facts, asker }: Asked,
  say: (text: string) => void,
  emit: Emit,
  signal: AbortSignal,
): Promise<Reason> {
  if (!(await model.isReady())) return 'no-model';
  let hasSpoken = false;
  try {
    const messages = promptOf(question, facts, model.windowTokens - model.answerTokens);
    const onPlace = (place: number) => emit('waiting', { place });
    const words = model.say(messages, { caller: asker.key, signal, onPlace });
    for await (const text of checked(words, question, facts)) {
      if (signal.aborted) break;
      hasSpoken ||= text.trim() !== '';
      say(text);
    }
    return hasSpoken ? null : 'failed';
  } catch (err) {
    if (err instanceof ModelFailure) return err.reason === 'busy' ? 'busy' : 'failed';
    if (!signal.aborted) log.warn({ err }, 'what the model said could not be told');
    return 'failed';
  }
}

/** Keeps the turn as far as it came. Whoever has the answer need not know where it cannot be kept. */
async function keep(
  { conversations, log }: Deps,
  { asker, question, facts, id, isNew }: Asked,
  answer: string,
  by: AnsweredBy,
): Promise<void> {
  if (answer === '') return;
  const events = facts.events.map(({ id, slug, name }) => ({ id, slug, name }));
  const turn = { question: question.text, answer, by, events, createdAt: question.now };
  try {
    if (isNew) await conversations.begin({ id, locale: question.locale }, asker.owner, turn);
    else await conversations.append(id, asker.owner, turn);
  } catch (err) {
    log.warn({ err }, 'a turn of a conversation could not be kept');
  }
}
