import { isUuid } from '../schema.ts';
import type { ConversationOwner, Conversations } from './ports.ts';
import { conversationNotFound } from './queries.ts';

/** Deletes one's own conversation for good. @throws AppError RESOURCE_NOT_FOUND for somebody else's, too */
export const forgetConversation =
  (d: { conversations: Conversations }) =>
  async (owner: ConversationOwner | null, id: string): Promise<void> => {
    const isGone = owner !== null && isUuid(id) && (await d.conversations.delete(id, owner));
    if (!isGone) throw conversationNotFound();
  };
