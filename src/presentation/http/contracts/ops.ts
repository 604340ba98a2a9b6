import { z } from 'zod';
import { contract, fileOf } from './contract';
import { limits } from './limits';
import { ifNoneMatch } from './parts';

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
  metrics: contract({
    method: 'GET',
    path: '/api/metrics',
    summary: 'What the shop counts of itself, as Prometheus reads it',
    caller: 'operator',
    limit: limits.general,
    answers: { 200: fileOf('text/plain') },
    errors: [],
  }),
  openApi: contract({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document: every endpoint, made from the contracts that they run by',
    caller: 'anyone',
    limit: limits.general,
    cache: 'public',
    headers: { ifNoneMatch },
    answers: { 200: z.looseObject({ openapi: z.literal('3.1.1') }), 304: null },
    errors: [],
  }),
};
