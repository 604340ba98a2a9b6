'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import {
  changeEventRolesSchema,
  changeRoleSchema,
  endSessionsSchema,
  invitationTokenSchema,
  inviteSchema,
} from '@/application/access/schema';
import { listEventsQuery } from '@/application/events/schema';
import { text } from '@/application/schema';
import { queries, useCases } from '@/composition';
import { LIMITS } from '@/domain/limits';
import { authorize } from '@/domain/policy';
import { limits } from '../http/contracts/limits';
import { action } from './action';

// Who may what. A form is texts alone, so ids come as one text with commas between them.

const idList = z.string().transform((ids) => ids.split(',').filter(Boolean));
export const changeRole = action(
  changeRoleSchema,
  async ({ actor, input }) => {
    await useCases.changeRole(actor, input);
    refresh();
  },
  limits.secret,
);

export const changeEventRoles = action(
  z
    .strictObject({ id: z.string(), eventIds: idList, role: z.string() })
    .transform(({ role, ...rest }) => ({ ...rest, role: role || null }))
    .pipe(changeEventRolesSchema),
  async ({ actor, input }) => {
    await useCases.changeEventRoles(actor, input);
    refresh();
  },
);

export const endSessionsOf = action(endSessionsSchema, async ({ actor, input }) => {
  // Where it is refused, the list is an old one.
  refresh();
  await useCases.endSessionsOf(actor, input);
});

export const invite = action(
  z
    .strictObject({
      email: z.string(),
      role: z.string(),
      eventIds: idList,
      locale: z.string(),
      password: z.string().optional(),
      code: z.string().optional(),
    })
    .pipe(inviteSchema),
  async ({ actor, input }) => {
    await useCases.invite(actor, input);
    refresh();
  },
  limits.mail,
);

export const revokeInvitation = action(z.strictObject({ id: z.string() }), async ({ actor, input: { id } }) => {
  refresh();
  await useCases.revokeInvitation(actor, id);
});

export const acceptInvitation = action(
  invitationTokenSchema,
  ({ actor, input: { token } }) => useCases.acceptInvitation(actor, token),
  limits.secret,
);

const FOUND = 10;

/** Events by words of their name or place, to choose from. */
export const findEvents = action(z.strictObject({ q: text(1, LIMITS.search) }), async ({ actor, input: { q } }) => {
  authorize(actor, 'access.change');
  const query = listEventsQuery.parse({ q, sort: ['relevance,asc'], size: String(FOUND) });
  const { content } = await queries.listEvents(actor, query);
  return content.map(({ id, name, startsAt, timeZone }) => ({ id, name, startsAt, timeZone }));
});
