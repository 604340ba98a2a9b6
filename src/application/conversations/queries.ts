import { AppError } from '../../domain/errors.ts';
import { isUuid } from '../schema.ts';
import type { ChatModel, Conversation, ConversationOwner, Conversations } from './ports.ts';
import type { AssistantDto, ConversationDto, ConversationSummaryDto } from './schema.ts';

type Deps = { conversations: Conversations; model: ChatModel };

const MOST_LISTED = 50;
/** As many as a reader scrolls back through. */
const MOST_TURNS = 100;

export const conversationNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such conversation.');

/** Newest first. */
export const myConversations =
  (d: Pick<Deps, 'conversations'>) =>
  async (owner: ConversationOwner | null): Promise<ConversationSummaryDto[]> => {
    const found = owner ? await d.conversations.list(owner, MOST_LISTED) : [];
    return found.map(({ updatedAt, ...summary }) => ({ ...summary, updatedAt: updatedAt.toISOString() }));
  };

const toDto = ({ id, createdAt, updatedAt, turns }: Conversation): ConversationDto => ({
  id,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  turns: turns.map((turn) => ({ ...turn, createdAt: turn.createdAt.toISOString() })),
});

/** @throws AppError RESOURCE_NOT_FOUND for somebody else's, too */
export const readConversation =
  (d: Pick<Deps, 'conversations'>) =>
  async (owner: ConversationOwner | null, id: string): Promise<ConversationDto> => {
    const found = owner && isUuid(id) ? await d.conversations.find(id, owner, MOST_TURNS) : null;
    if (!found) throw conversationNotFound();
    return toDto(found);
  };

/** Whether a model words the answers now. */
export const assistantState = (d: Pick<Deps, 'model'>) => async (): Promise<AssistantDto> => ({
  model: (await d.model.isReady()) ? 'ready' : 'none',
});
