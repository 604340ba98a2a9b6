import { unsubscribeSchema } from '@/application/mail/unsubscribe';
import { contract } from './contract';
import { limits } from './limits';

export const mailContracts = {
  /** What a mail program calls by itself (RFC 8058), with a body that says nothing more. */
  unsubscribe: contract({
    method: 'POST',
    path: '/api/mail/unsubscribe',
    summary: 'No more reminders to the address that a mail went to',
    caller: 'anyone',
    limit: limits.general,
    query: unsubscribeSchema,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
