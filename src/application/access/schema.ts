import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LOCALES } from '../../domain/locale.ts';
import { EVENT_ROLES, type EventRole, ROLES, type Role } from '../../domain/user.ts';
import { emailAddress, text } from '../schema.ts';
import { proofSchema } from '../second-factor/schema.ts';

export const INVITED_ROLES = ['ADMIN', ...EVENT_ROLES] as const;

/** In so many events one person may have a role: each request of theirs carries them. */
export const MOST_EVENT_ROLES = 500;

const eventIds = z.array(z.uuid()).max(100);

export const peopleFilter = z.object({
  q: text(1, LIMITS.search).optional(),
  who: z.enum(['staff', 'everybody']).default('staff'),
});

export const changeRoleSchema = proofSchema.extend({ id: z.string(), role: z.enum(ROLES) });
export type ChangeRoleInput = z.output<typeof changeRoleSchema>;

export const changeEventRolesSchema = z.strictObject({
  id: z.string(),
  eventIds: eventIds.min(1),
  /** Null takes what they have there. */
  role: z.enum(EVENT_ROLES).nullable(),
});
export type ChangeEventRolesInput = z.output<typeof changeEventRolesSchema>;

export const inviteSchema = proofSchema
  .extend({
    email: emailAddress,
    role: z.enum(INVITED_ROLES),
    eventIds,
    locale: z.enum(LOCALES),
  })
  .refine(({ role, eventIds }) => role === 'ADMIN' || eventIds.length > 0, {
    path: ['eventIds'],
    params: { code: 'required' },
  });
export type InviteInput = z.output<typeof inviteSchema>;

export const endSessionsSchema = z.strictObject({
  id: z.string(),
  /** Without one, all of them. */
  sessionId: z.string().optional(),
});

export const invitationTokenSchema = z.strictObject({ token: z.string().max(200) });

export type PersonDto = {
  id: string;
  name: string;
  username: string;
  email: string;
  role: Role;
  isEmailVerified: boolean;
  organises: number;
  doors: number;
  createdAt: string;
};

export type EventRoleDto = {
  event: { id: string; slug: string; name: string; startsAt: string; timeZone: string };
  role: EventRole;
};

export type InvitationDto = {
  id: string;
  email: string;
  role: (typeof INVITED_ROLES)[number];
  eventNames: string[];
  fromName: string;
  createdAt: string;
  expiresAt: string;
};

/** An invitation as whoever holds its token reads it. */
export type OfferedInvitationDto = Omit<InvitationDto, 'id' | 'createdAt'> & {
  /** Whether the reader's account has the address that it went to. */
  isForReader: boolean;
};
