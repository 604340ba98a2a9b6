import { findFacts } from '../application/assistant/find-facts.ts';
import { ask } from '../application/conversations/ask.ts';
import { draftDescription } from '../application/conversations/draft-description.ts';
import { forgetConversation } from '../application/conversations/forget-conversation.ts';
import { assistantState, myConversations, readConversation } from '../application/conversations/queries.ts';
import { getEvent, listEvents, searchEvents } from '../application/events/queries.ts';
import { myOrders } from '../application/orders/queries.ts';
import { myTickets } from '../application/tickets/queries.ts';
import { helpTexts } from '../infrastructure/help-texts.ts';
import { deps } from './deps.ts';

export const useCases = {
  ask: ask({ ...deps, findFacts: (question, intent) => queries.findFacts(question, intent) }),
  forgetConversation: forgetConversation(deps),
  draftDescription: draftDescription(deps),
};

export const queries = {
  assistantState: assistantState(deps),
  myConversations: myConversations(deps),
  readConversation: readConversation(deps),
  findFacts: findFacts({
    listEvents: listEvents(deps),
    searchEvents: searchEvents(deps),
    getEvent: getEvent(deps),
    myTickets: myTickets(deps),
    myOrders: myOrders(deps),
    helpTexts: helpTexts(),
  }),
};
