import { randomBytes } from 'node:crypto';
import type { Codes } from '../application/transfers/ports.ts';
import { confirmationCode } from '../domain/ticket.ts';

export const confirmationCodes: Codes = { next: () => confirmationCode(randomBytes) };
