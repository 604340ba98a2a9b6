import { vi } from 'vitest';
import type { Question } from '@/application/assistant/assistant';
import { noFacts } from '@/application/assistant/find-facts';
import { understand } from '@/application/assistant/understand';
import { ask } from '@/application/conversations/ask';
import type {
  ChatModel,
  Conversation,
  ConversationOwner,
  Conversations,
  ConversationTurn,
  ModelMessage,
} from '@/application/conversations/ports';
import { ModelFailure } from '@/domain/model-failure';
import { DEFAULT_SHOP } from '@/domain/shop';
import { VISITOR } from '@/domain/user';
import { turns } from '@/infrastructure/assistant/turns';
import { clock, ids } from '../../../support/fakes.ts';

/** The use case of a question, with a model and a store that do as they are told. */

const OWNER: ConversationOwner = { kind: 'visitor', hash: Buffer.alloc(32) };
const ASKER = { actor: VISITOR, owner: OWNER, key: 'address 192.0.2.1' };
export const NEVER = new AbortController().signal;

type Say = (messages: readonly ModelMessage[], signal: AbortSignal) => AsyncIterable<string>;

export const modelThat = (say: Say, isReady = true): ChatModel => ({
  windowTokens: 4_096,
  answerTokens: 400,
  isReady: async () => isReady,
  say: (messages, { signal }) => say(messages, signal),
});
export const modelSaying = (...words: string[]) =>
  modelThat(async function* () {
    yield* words;
  });
export const noModel = modelThat(() => {
  throw new ModelFailure('broken');
}, false);

type Kept = { how: 'begin' | 'append'; id: string; turn: ConversationTurn };
type Told = [name: string, data: Record<string, unknown>];

export function stage(model: ChatModel, known: Conversation | null = null) {
  const kept: Kept[] = [];
  const asked: Question[] = [];
  const told: Told[] = [];
  const warn = vi.fn();
  const conversations: Conversations = {
    find: async (id) => (known?.id === id ? known : null),
    list: async () => [],
    begin: async ({ id }, _, turn) => void kept.push({ how: 'begin', id, turn }),
    append: async (id, _, turn) => void kept.push({ how: 'append', id, turn }),
    delete: async () => false,
  };
  const lookUps = turns({ atOnce: 1, waiting: 1, ofOneKey: 5 });
  const findFacts = async (question: Question) => {
    asked.push(question);
    return noFacts(understand(question));
  };
  const answerTo = ask({
    conversations,
    findFacts,
    model,
    lookUps,
    shop: () => DEFAULT_SHOP,
    clock,
    ids: ids(),
    log: { warn },
  });

  return {
    kept,
    asked,
    told,
    warn,
    lookUps,
    conversations,
    async run(message: string, signal = NEVER, more: { conversationId?: string } = {}): Promise<Told[]> {
      const answer = await answerTo(ASKER, { message, ...more }, 'en');
      await answer((name, data) => void told.push([name, data]), signal);
      return told;
    },
    text: () =>
      told
        .filter(([name]) => name === 'token')
        .map(([, { text }]) => text)
        .join(''),
  };
}
