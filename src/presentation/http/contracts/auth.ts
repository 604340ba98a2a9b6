import { z } from 'zod';
import { accessDto, loginSchema, meDto, registerSchema, sessionDto } from '@/application/auth/schema';
import { contract } from './contract';
import { limits } from './limits';
import { id } from './parts';

export const authContracts = {
  register: contract({
    method: 'POST',
    path: '/api/auth/register',
    summary: 'Register a user, who is signed in at once',
    caller: 'anyone',
    limit: limits.register,
    body: registerSchema.meta({
      examples: [{ username: 'john.doe', email: 'john@example.com', password: 'SecurePass123!@', name: 'John Doe' }],
    }),
    answers: { 201: accessDto },
    errors: ['CONFLICT'],
  }),
  login: contract({
    method: 'POST',
    path: '/api/auth/login',
    summary: 'Sign in by username or e-mail address',
    caller: 'anyone',
    limit: limits.login,
    body: loginSchema.meta({ examples: [{ username: 'john.doe', password: 'SecurePass123!@' }] }),
    answers: { 200: accessDto },
    errors: ['INVALID_CREDENTIALS', 'SECOND_FACTOR_REQUIRED'],
  }),
  refresh: contract({
    method: 'POST',
    path: '/api/auth/refresh',
    summary: 'A new access token for the refresh cookie, which is replaced',
    caller: 'anyone',
    limit: limits.general,
    answers: { 200: accessDto },
    errors: [],
  }),
  logout: contract({
    method: 'POST',
    path: '/api/auth/logout',
    summary: 'End the session of the refresh cookie',
    caller: 'anyone',
    limit: limits.general,
    answers: { 204: null },
    errors: [],
  }),
  me: contract({
    method: 'GET',
    path: '/api/auth/me',
    summary: 'Who is signed in',
    caller: 'signed-in',
    limit: limits.general,
    answers: { 200: meDto },
    errors: [],
  }),
  mySessions: contract({
    method: 'GET',
    path: '/api/auth/sessions',
    summary: 'Where one is signed in, last seen first',
    caller: 'signed-in',
    limit: limits.general,
    answers: { 200: z.array(sessionDto) },
    errors: [],
  }),
  revokeSession: contract({
    method: 'DELETE',
    path: '/api/auth/sessions/{id}',
    summary: 'Sign out there',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
