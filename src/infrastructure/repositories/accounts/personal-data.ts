import type { PersonalData, PersonalRecords } from '../../../application/privacy/ports.ts';
import type { DeskSale } from '../../../domain/desk-sale.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { toDetail } from '../audit-reads.ts';
import { toLocale } from './users.ts';

const NEWEST = { createdAt: 'desc' } as const;

async function findProfile(client: TransactionClient, id: string): Promise<PersonalRecords['profile'] | null> {
  const user = await client.user.findUnique({
    where: { id, deletedAt: null },
    omit: { deletedAt: true },
  });
  if (!user) return null;
  const { passwordHash, locale, ...profile } = user;
  const optOut = await client.mailOptOut.findUnique({ where: { address: user.email.toLowerCase() } });
  return {
    ...profile,
    locale: toLocale(locale),
    hasPassword: passwordHash !== null,
    optedOutAt: optOut?.createdAt ?? null,
  };
}

/** What somebody is known by. Hashes, keys and whatever else opens something stay here. */
async function credentialsOf(client: TransactionClient, userId: string, take: number) {
  const where = { userId };
  const dates = { createdAt: true, usedAt: true } as const;
  return {
    sessions: await client.session.findMany({ where, omit: { userId: true }, orderBy: NEWEST, take }),
    linkedAccounts: await client.linkedAccount.findMany({ where, omit: { userId: true }, orderBy: NEWEST, take }),
    authenticator: await client.totp.findUnique({ where, select: { createdAt: true, confirmedAt: true } }),
    recoveryCodes: await client.recoveryCode.findMany({ where, select: dates, orderBy: NEWEST, take }),
    passkeys: await client.passkey.findMany({
      where,
      select: { name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
      orderBy: NEWEST,
      take,
    }),
    links: await client.oneTimeLink.findMany({
      where,
      select: { ...dates, purpose: true, email: true, expiresAt: true },
      orderBy: NEWEST,
      take,
    }),
  };
}

async function ordersOf(client: TransactionClient, buyerId: string, take: number): Promise<PersonalRecords['orders']> {
  const ofType = { select: { name: true, event: { select: { name: true } } } } as const;
  const orders = await client.order.findMany({
    where: { buyerId },
    include: { lines: { include: { ticketType: ofType }, orderBy: { ticketType: { position: 'asc' } } } },
    orderBy: { id: 'desc' },
    take,
  });
  return orders.map(({ lines, buyerId: _buyer, desk, ...order }) => ({
    ...order,
    // Who it was is theirs.
    desk: desk ? (desk as DeskSale).kind : null,
    eventName: lines[0]?.ticketType.event.name ?? '',
    lines: lines.map(({ ticketType, quantity, unitPrice }) => ({ ticketType: ticketType.name, quantity, unitPrice })),
  }));
}

async function ticketsOf(
  client: TransactionClient,
  ownerId: string,
  take: number,
): Promise<PersonalRecords['tickets']> {
  const tickets = await client.ticket.findMany({
    where: { ownerId },
    omit: { ownerId: true, serial: true },
    include: { type: { select: { name: true, event: { select: { name: true, startsAt: true } } } } },
    orderBy: { id: 'desc' },
    take,
  });
  return tickets.map(({ type, ...ticket }) => ({
    ...ticket,
    eventName: type.event.name,
    startsAt: type.event.startsAt,
    ticketType: type.name,
  }));
}

async function transfersOf(client: TransactionClient, id: string, take: number): Promise<PersonalRecords['transfers']> {
  const transfers = await client.ticketTransfer.findMany({
    where: { OR: [{ fromUserId: id }, { acceptedBy: id }] },
    omit: { id: true, tokenHash: true, acceptedBy: true },
    orderBy: NEWEST,
    take,
  });
  return transfers.map(({ fromUserId, toEmail, ...transfer }) => ({
    ...transfer,
    isGift: fromUserId === id,
    email: toEmail,
  }));
}

/** What they may beside buying, and by which programs. */
async function accessOf(client: TransactionClient, userId: string, email: string, take: number) {
  const roles = await client.eventStaff.findMany({
    where: { userId },
    select: { role: true, createdAt: true, event: { select: { name: true } } },
    orderBy: NEWEST,
    take,
  });
  return {
    eventRoles: roles.map(({ event, ...held }) => ({ ...held, eventName: event.name })),
    apiKeys: await client.apiKey.findMany({
      where: { userId },
      omit: { id: true, userId: true, hash: true },
      orderBy: NEWEST,
      take,
    }),
    invitations: await client.invitation.findMany({
      where: { OR: [{ email }, { acceptedBy: userId }] },
      select: { email: true, role: true, createdAt: true, expiresAt: true, acceptedAt: true },
      orderBy: NEWEST,
      take,
    }),
  };
}

async function auditOf(client: TransactionClient, id: string, take: number): Promise<PersonalRecords['auditLog']> {
  const where: Prisma.AuditLogWhereInput = { OR: [{ actorId: id }, { subjectId: id }] };
  const entries = await client.auditLog.findMany({ where, orderBy: NEWEST, take });
  return entries.map(({ action, createdAt, actorId, sessionId, address, detail }) => {
    const isOwn = actorId === id;
    // Where somebody else was, and in which session, is theirs.
    const whence = isOwn ? { sessionId, address } : { sessionId: null, address: null };
    return { action, at: createdAt, isOwn, ...whence, detail: toDetail(detail) };
  });
}

const mailsOf = (client: TransactionClient, userId: string, take: number) =>
  client.outgoingMail.findMany({
    where: { userId },
    select: { recipient: true, template: true, status: true, createdAt: true, sentAt: true },
    orderBy: NEWEST,
    take,
  });

const tasksOf = (client: TransactionClient, userId: string, take: number) =>
  client.longTask.findMany({
    where: { userId },
    select: { kind: true, state: true, createdAt: true, endedAt: true },
    orderBy: NEWEST,
    take,
  });

async function conversationsOf(
  client: TransactionClient,
  userId: string,
  take: number,
): Promise<PersonalRecords['conversations']> {
  const found = await client.conversation.findMany({
    where: { userId },
    select: {
      createdAt: true,
      updatedAt: true,
      kept: { select: { question: true, answer: true, createdAt: true }, orderBy: { number: 'asc' } },
    },
    orderBy: NEWEST,
    take,
  });
  return found.map(({ kept, ...conversation }) => ({ ...conversation, turns: kept }));
}

export const personalData = (database: () => Database): PersonalData => ({
  // One snapshot, so that a purchase in between is in it with all that belongs to it or not at all.
  collect: (userId, limit) =>
    database().$transaction(
      async (client): Promise<PersonalRecords | null> => {
        const profile = await findProfile(client, userId);
        if (!profile) return null;
        return {
          profile,
          ...(await credentialsOf(client, userId, limit)),
          ...(await accessOf(client, userId, profile.email, limit)),
          mails: await mailsOf(client, userId, limit),
          orders: await ordersOf(client, userId, limit),
          tickets: await ticketsOf(client, userId, limit),
          transfers: await transfersOf(client, userId, limit),
          conversations: await conversationsOf(client, userId, limit),
          longTasks: await tasksOf(client, userId, limit),
          auditLog: await auditOf(client, userId, limit),
        };
      },
      { isolationLevel: 'RepeatableRead', timeout: 20_000 },
    ),
});
