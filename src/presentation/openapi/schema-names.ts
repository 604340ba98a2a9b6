import { z } from 'zod';
import * as audit from '@/application/audit/schema';
import * as auth from '@/application/auth/schema';
import * as checkIn from '@/application/check-in/schema';
import * as conversations from '@/application/conversations/schema';
import * as places from '@/application/events/place-schema';
import * as events from '@/application/events/schema';
import * as orders from '@/application/orders/schema';
import * as passkeys from '@/application/passkeys/schema';
import * as privacy from '@/application/privacy/schema';
import * as secondFactor from '@/application/second-factor/schema';
import * as ticketTypes from '@/application/ticket-types/schema';
import * as ticketFiles from '@/application/tickets/file-schema';
import * as tickets from '@/application/tickets/schema';
import * as transfers from '@/application/transfers/schema';

/** What each schema is called in the document: `eventDetailDto` is `EventDetail`, `createEventSchema` is `CreateEventInput`. */

const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  audit,
  auth,
  checkIn,
  conversations,
  places,
  events,
  orders,
  passkeys,
  privacy,
  secondFactor,
  ticketTypes,
  ticketFiles,
  tickets,
  transfers,
];

const nameOf = (exported: string) => {
  const [, stem = '', kind] = /^(\w+?)(Dto|Schema)$/.exec(exported) ?? [];
  return stem && `${stem.charAt(0).toUpperCase()}${stem.slice(1)}${kind === 'Schema' ? 'Input' : ''}`;
};

const names = new Map<z.core.$ZodType, string>();
for (const [exported, value] of MODULES.flatMap((module) => Object.entries(module))) {
  const name = nameOf(exported);
  if (name && value instanceof z.ZodType && !names.has(value)) names.set(value, name);
}

/** What schemas say of themselves, and their names as ids, so that each is written down once. */
class NamedSchemas extends z.core.$ZodRegistry<Record<string, unknown>> {
  override get(schema: z.core.$ZodType) {
    const id = names.get(schema);
    const { id: _, ...said }: Record<string, unknown> = z.globalRegistry.get(schema) ?? {};
    return id ? { ...said, id } : said;
  }
}
export const namedSchemas = new NamedSchemas();
