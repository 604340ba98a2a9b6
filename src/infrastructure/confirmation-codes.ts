import type { Codes } from '../application/transfers/ports.ts';
import { confirmationCode } from '../domain/ticket.ts';
import { freshBytes } from './ids.ts';

export const confirmationCodes: Codes = { next: () => confirmationCode(freshBytes) };
