import { auditEntryDto, auditQuery } from '@/application/audit/schema';
import { deleteAccountSchema, personalDataDto } from '@/application/privacy/schema';
import { pageOf } from '@/application/schema';
import { contract } from './contract';
import { limits } from './limits';

export const privacyContracts = {
  exportMyData: contract({
    method: 'GET',
    path: '/api/auth/me/export',
    summary: 'Everything that is kept about oneself, as a file',
    caller: 'signed-in',
    limit: limits.export,
    answers: { 200: personalDataDto },
    errors: [],
  }),
  deleteAccount: contract({
    method: 'DELETE',
    path: '/api/auth/me',
    summary:
      'Delete the account for good. Tickets stay sold, without any name; whoever shows the code of one that is valid is let in, and nobody but an administrator can cancel it',
    caller: 'signed-in',
    limit: limits.secret,
    body: deleteAccountSchema.meta({ examples: [{ password: 'SecurePass123!@' }] }),
    answers: { 204: null },
    errors: ['INVALID_CREDENTIALS', 'CONFLICT'],
  }),
  auditLog: contract({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what, on what, from where, newest first',
    caller: 'admin',
    limit: limits.general,
    query: auditQuery,
    answers: { 200: pageOf(auditEntryDto) },
    errors: [],
  }),
};
