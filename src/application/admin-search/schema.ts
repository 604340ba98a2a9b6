import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { text } from '../schema.ts';

/** What whoever runs events types to get somewhere. */
export const adminSearch = z.strictObject({ q: text(1, LIMITS.search) });

/** Times are wall-clock times where the event is. */
type FoundEvent = { id: string; name: string; eventDate: string; location: string };
type FoundAttendee = { ticketId: string; orderId: string; name: string; code: string; eventName: string };
export type AdminFindings = { events: FoundEvent[]; attendees: FoundAttendee[] };
