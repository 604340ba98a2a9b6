import { z } from 'zod';
import { contract } from './contract';
import { limits } from './limits';

export const opsContracts = {
  health: contract({
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the process is alive; says nothing of the database',
    caller: 'anyone',
    limit: limits.general,
    answers: { 200: z.strictObject({ status: z.literal('UP') }) },
    errors: [],
  }),
  ready: contract({
    method: 'GET',
    path: '/api/ready',
    summary: 'Whether the database is there and migrated',
    caller: 'anyone',
    limit: limits.general,
    answers: { 200: z.strictObject({ status: z.literal('READY') }) },
    errors: [],
  }),
};
