import { z } from 'zod';
import {
  changeEmailSchema,
  changePasswordSchema,
  confirmEmailSchema,
  meDto,
  requestResetSchema,
  resetPasswordSchema,
  updateProfileSchema,
} from '@/application/auth/schema';
import { contract } from './contract';
import { limits } from './limits';

const token = 'q3C5mB1xw0o0v9rX8n2dYk4hJ6sT7uLzAeFgPiQjWcM';

export const accountContracts = {
  updateProfile: contract({
    method: 'PATCH',
    path: '/api/auth/me',
    summary: 'Change what is sent of name, username and language, leave the rest',
    caller: 'signed-in',
    limit: limits.general,
    body: updateProfileSchema.meta({ examples: [{ name: 'John Doe', locale: 'pt-BR' }] }),
    answers: { 200: meDto },
    errors: ['CONFLICT'],
  }),
  revokeSessions: contract({
    method: 'DELETE',
    path: '/api/auth/sessions',
    summary: 'Sign out everywhere but here; with `all=true` here, too',
    caller: 'signed-in',
    limit: limits.general,
    query: z.strictObject({ all: z.enum(['true', 'false']).optional() }),
    answers: { 204: null },
    errors: [],
  }),
  changePassword: contract({
    method: 'POST',
    path: '/api/auth/password',
    summary: 'Set a new password, which ends every other session',
    caller: 'signed-in',
    limit: limits.secret,
    body: changePasswordSchema.meta({
      examples: [{ currentPassword: 'SecurePass123!@', newPassword: 'seven quiet tram stops' }],
    }),
    answers: { 204: null },
    errors: ['INVALID_CREDENTIALS'],
  }),
  requestPasswordReset: contract({
    method: 'POST',
    path: '/api/auth/password/reset',
    summary: 'Mail a link that resets the password; the answer is the same for every address',
    caller: 'anyone',
    limit: limits.mail,
    body: requestResetSchema.meta({ examples: [{ email: 'john@example.com' }] }),
    answers: { 202: null },
    errors: [],
  }),
  resetPassword: contract({
    method: 'POST',
    path: '/api/auth/password/reset/confirm',
    summary: 'Set a new password by a mailed link, once, within 30 minutes; every session ends',
    caller: 'anyone',
    limit: limits.secret,
    body: resetPasswordSchema.meta({ examples: [{ token, password: 'seven quiet tram stops' }] }),
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  requestEmailChange: contract({
    method: 'POST',
    path: '/api/auth/email',
    summary: 'Mail a link to a new address, and word of it to the one there is; nothing changes before it is opened',
    caller: 'signed-in',
    limit: limits.secret,
    body: changeEmailSchema.meta({ examples: [{ email: 'john.doe@example.org', password: 'SecurePass123!@' }] }),
    answers: { 202: null },
    errors: ['INVALID_CREDENTIALS'],
  }),
  requestVerification: contract({
    method: 'POST',
    path: '/api/auth/email/verification',
    summary: "Mail a link that verifies one's address; nothing where it is verified",
    caller: 'signed-in',
    limit: limits.mail,
    answers: { 202: null },
    errors: [],
  }),
  confirmEmail: contract({
    method: 'POST',
    path: '/api/auth/email/confirm',
    summary: 'Open a mailed link that verifies an address or puts a new one in its place',
    caller: 'anyone',
    limit: limits.secret,
    body: confirmEmailSchema.meta({ examples: [{ token }] }),
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
};
