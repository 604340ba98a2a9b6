import { z } from 'zod';
import { DESK_KINDS } from '../../domain/desk-sale.ts';
import { LOCALES } from '../../domain/locale.ts';
import { ORDER_STATUSES } from '../../domain/order.ts';
import { TICKET_STATUSES } from '../../domain/ticket.ts';
import { EVENT_ROLES, ROLES } from '../../domain/user.ts';
import { amount, instant } from '../schema.ts';

export const deleteAccountSchema = z.strictObject({
  /** Where the account has one. Without, its session must be younger than ten minutes. */
  password: z.string().max(1000).optional(),
});
export type DeleteAccountInput = z.output<typeof deleteAccountSchema>;

const ifEver = instant.nullable();

/** Contract: GET /api/auth/me/export. */
export const personalDataDto = z.strictObject({
  exportedAt: instant,
  /** False where there is more of a kind than one file holds; the oldest of it are left out. */
  isComplete: z.boolean(),
  profile: z.strictObject({
    id: z.uuid(),
    username: z.string(),
    email: z.string(),
    emailVerifiedAt: ifEver,
    name: z.string(),
    role: z.enum(ROLES),
    locale: z.enum(LOCALES),
    hasPassword: z.boolean(),
    optedOutAt: ifEver,
    createdAt: instant,
    updatedAt: instant,
  }),
  sessions: z.array(
    z.strictObject({
      id: z.uuid(),
      userAgent: z.string().nullable(),
      address: z.string().nullable(),
      isStrong: z.boolean(),
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
      revokedAt: ifEver,
    }),
  ),
  linkedAccounts: z.array(
    z.strictObject({
      provider: z.string(),
      subject: z.string(),
      email: z.string(),
      createdAt: instant,
      lastUsedAt: instant,
    }),
  ),
  authenticator: z.strictObject({ createdAt: instant, confirmedAt: ifEver }).nullable(),
  recoveryCodes: z.array(z.strictObject({ createdAt: instant, usedAt: ifEver })),
  passkeys: z.array(
    z.strictObject({ name: z.string(), isBackedUp: z.boolean(), createdAt: instant, lastUsedAt: ifEver }),
  ),
  links: z
    .array(
      z.strictObject({
        purpose: z.string(),
        email: z.string(),
        createdAt: instant,
        expiresAt: instant,
        usedAt: ifEver,
      }),
    )
    .meta({ description: 'Links that were mailed, without what makes them work.' }),
  mails: z.array(
    z.strictObject({
      recipient: z.string(),
      template: z.string(),
      status: z.string(),
      createdAt: instant,
      sentAt: ifEver,
    }),
  ),
  orders: z.array(
    z.strictObject({
      id: z.uuid(),
      status: z.enum(ORDER_STATUSES),
      total: amount,
      currency: z.string(),
      createdAt: instant,
      source: z.string().nullable().meta({ description: 'By which link the order came, where it said so.' }),
      desk: z
        .enum(DESK_KINDS)
        .nullable()
        .meta({ description: 'Where whoever runs the event gave it away or sold it by hand.' }),
      event: z.string(),
      lines: z.array(z.strictObject({ ticketType: z.string(), quantity: z.number().int().min(1), unitPrice: amount })),
    }),
  ),
  tickets: z.array(
    z.strictObject({
      id: z.uuid(),
      orderId: z.uuid(),
      event: z.string(),
      startsAt: instant,
      ticketType: z.string(),
      confirmationCode: z.string(),
      status: z.enum(TICKET_STATUSES),
      participantName: z.string(),
      participantEmail: z.string(),
      price: amount,
      currency: z.string(),
      purchasedAt: instant,
      cancelledAt: ifEver,
      usedAt: ifEver,
    }),
  ),
  eventRoles: z.array(z.strictObject({ event: z.string(), role: z.enum(EVENT_ROLES), createdAt: instant })),
  apiKeys: z.array(
    z.strictObject({
      name: z.string(),
      prefix: z.string(),
      scopes: z.array(z.string()),
      createdAt: instant,
      expiresAt: instant,
      lastUsedAt: ifEver,
      revokedAt: ifEver,
    }),
  ),
  invitations: z.array(
    z.strictObject({
      email: z.string(),
      role: z.string(),
      createdAt: instant,
      expiresAt: instant,
      acceptedAt: ifEver,
    }),
  ),
  transfers: z
    .array(
      z.strictObject({
        ticketId: z.uuid(),
        direction: z.enum(['given', 'received']),
        email: z.string(),
        createdAt: instant,
        expiresAt: instant,
        takenBackAt: ifEver,
        acceptedAt: ifEver,
      }),
    )
    .meta({ description: 'Tickets that changed hands, or were to: the address that each was offered to.' }),
  conversations: z
    .array(
      z.strictObject({
        createdAt: instant,
        updatedAt: instant,
        turns: z.array(z.strictObject({ question: z.string(), answer: z.string(), createdAt: instant })),
      }),
    )
    .meta({ description: 'With the assistant.' }),
  longTasks: z
    .array(z.strictObject({ kind: z.string(), state: z.string(), createdAt: instant, endedAt: ifEver }))
    .meta({ description: 'Imports, exports and mailings that it started.' }),
  auditLog: z
    .array(
      z.strictObject({
        action: z.string(),
        at: instant,
        by: z.enum(['you', 'somebody-else']),
        sessionId: z.uuid().nullable(),
        address: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
      }),
    )
    .meta({ description: 'What was written down of what the account did, and of what was done to it.' }),
});
export type PersonalDataDto = z.output<typeof personalDataDto>;
