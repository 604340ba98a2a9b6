import type { ChatEventDto, ChatEvents, ConversationDto } from '@/application/conversations/schema';
import type { StreamEvent } from '@/presentation/api/endpoints';

/** Why no answer came, and after how many seconds it is worth asking again. */
export type TurnFailure = { kind: 'network' | 'busy' | 'other' } | { kind: 'tooMany'; seconds: number };

/** A question with what there is of its answer. */
export type ShownTurn = {
  key: string;
  question: string;
  answer: string;
  state: 'answering' | 'done' | 'stopped' | 'failed';
  /** In the line before the model. */
  place: number | null;
  cards: ChatEventDto[];
  pages: ChatEvents['sources']['pages'];
  /** Of a turn that was read again: what it was about, without prices of then. */
  links: ConversationDto['turns'][number]['events'];
  reason: ChatEvents['done']['reason'];
  failure: TurnFailure | null;
};

export const askedTurn = (key: string, question: string): ShownTurn => ({
  key,
  question,
  answer: '',
  state: 'answering',
  place: null,
  cards: [],
  pages: [],
  links: [],
  reason: null,
  failure: null,
});

export const readTurns = ({ id, turns }: ConversationDto): ShownTurn[] =>
  turns.map(({ question, answer, events, createdAt }) => ({
    ...askedTurn(`${id} ${createdAt}`, question),
    answer,
    state: 'done',
    links: events,
  }));

/** The turn after something was told of it. */
export function toldTurn(turn: ShownTurn, event: StreamEvent<'POST /api/chat'>): ShownTurn {
  switch (event.name) {
    case 'start':
      return turn;
    case 'waiting':
      return { ...turn, place: event.data.place };
    case 'sources':
      return { ...turn, cards: event.data.events, pages: event.data.pages };
    case 'token':
      return { ...turn, place: null, answer: turn.answer + event.data.text };
    case 'done':
      return { ...turn, state: 'done', place: null, reason: event.data.reason };
    case 'error':
      return { ...turn, state: 'failed', place: null, failure: { kind: 'other' } };
    default:
      return event satisfies never;
  }
}
