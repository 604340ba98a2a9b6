import { z } from 'zod';
import {
  askSchema,
  assistantDto,
  chatEvents,
  conversationDto,
  conversationSummaryDto,
  draftEvents,
  draftSchema,
} from '@/application/conversations/schema';
import { contract, eventStream } from './contract';
import { limits } from './limits';
import { id } from './parts';

const question = { message: 'What is on this weekend?', locale: 'en' as const, timeZone: 'America/Sao_Paulo' };

export const chatContracts = {
  ask: contract({
    method: 'POST',
    path: '/api/chat',
    summary:
      'Ask the assistant: answers from what is in the database, sent piece by piece. A visitor’s conversations belong to the cookie that comes with the first answer',
    caller: 'anyone',
    limit: limits.chat,
    body: askSchema.meta({ examples: [question] }),
    answers: { 200: eventStream },
    events: chatEvents,
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  assistant: contract({
    method: 'GET',
    path: '/api/chat',
    summary: 'Whether a language model words the answers now',
    caller: 'anyone',
    limit: limits.general,
    answers: { 200: assistantDto },
    errors: [],
  }),
  myConversations: contract({
    method: 'GET',
    path: '/api/chat/conversations',
    summary: 'One’s own conversations with the assistant, newest first; kept for 30 days',
    caller: 'anyone',
    limit: limits.general,
    answers: { 200: z.array(conversationSummaryDto) },
    errors: [],
  }),
  readConversation: contract({
    method: 'GET',
    path: '/api/chat/conversations/{id}',
    summary: 'One of one’s own conversations',
    caller: 'anyone',
    limit: limits.general,
    params: id,
    answers: { 200: conversationDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  forgetConversation: contract({
    method: 'DELETE',
    path: '/api/chat/conversations/{id}',
    summary: 'Delete one of one’s own conversations for good',
    caller: 'anyone',
    limit: limits.general,
    params: id,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  draftDescription: contract({
    method: 'POST',
    path: '/api/chat/drafts',
    summary:
      'Draft or translate the description of an event, for review: nothing is saved. Only where there is a model',
    caller: 'organiser',
    limit: limits.chat,
    body: draftSchema.meta({
      examples: [{ task: 'write', locale: 'en', name: 'Jazz in the Park', text: 'three bands, bring a blanket' }],
    }),
    answers: { 200: eventStream },
    events: draftEvents,
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
