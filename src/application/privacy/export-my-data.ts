import { AppError } from '../../domain/errors.ts';
import { toMajor } from '../../domain/money.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../ports.ts';
import type { PersonalData, PersonalRecords } from './ports.ts';
import type { PersonalDataDto } from './schema.ts';

type Deps = { personalData: PersonalData; audit: AuditTrail; clock: Clock };

/** Of each kind: more than anybody buys, and little enough for one answer. */
const MOST_OF_A_KIND = 10_000;

/** Everything that is kept about the actor, and of nobody else. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const exportMyData =
  (d: Deps) =>
  async (actor: Actor): Promise<PersonalDataDto> => {
    authorize(actor, 'account.export');
    const { id } = requireUser(actor);
    const found = await d.personalData.collect(id, MOST_OF_A_KIND);
    if (!found) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    await d.audit.record({ action: 'user.export', subjectId: id });
    return toPersonalDataDto(found, d.clock.now());
  };

type AsText<T> = T extends Date ? string : T extends Date | null ? string | null : T;

/** Every date of `record` as the API writes it. */
function written<T extends object>(record: T): { [K in keyof T]: AsText<T[K]> };
function written(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, value instanceof Date ? value.toISOString() : value]),
  );
}

const toOrder = ({ total, eventName, lines, desk, ...order }: PersonalRecords['orders'][number]) => ({
  ...written(order),
  desk,
  total: toMajor(total),
  event: eventName,
  lines: lines.map((line) => ({ ...line, unitPrice: toMajor(line.unitPrice) })),
});

const toTicket = ({
  price,
  eventName,
  eventId: _event,
  ticketTypeId: _type,
  ...ticket
}: PersonalRecords['tickets'][number]) => ({ ...written(ticket), event: eventName, price: toMajor(price) });

const toTransfer = ({ isGift, ...transfer }: PersonalRecords['transfers'][number]) => ({
  ...written(transfer),
  direction: isGift ? ('given' as const) : ('received' as const),
});

const toConversation = ({ turns, ...conversation }: PersonalRecords['conversations'][number]) => ({
  ...written(conversation),
  turns: turns.map(written),
});

const toEntry = ({ isOwn, at, ...entry }: PersonalRecords['auditLog'][number]) => ({
  ...entry,
  at: at.toISOString(),
  by: isOwn ? ('you' as const) : ('somebody-else' as const),
});

function toPersonalDataDto(found: PersonalRecords, now: Date): PersonalDataDto {
  const lists = Object.values(found).filter((list) => Array.isArray(list));
  return {
    exportedAt: now.toISOString(),
    isComplete: lists.every((list) => list.length < MOST_OF_A_KIND),
    profile: written(found.profile),
    sessions: found.sessions.map(written),
    linkedAccounts: found.linkedAccounts.map(written),
    authenticator: found.authenticator && written(found.authenticator),
    recoveryCodes: found.recoveryCodes.map(written),
    passkeys: found.passkeys.map(written),
    links: found.links.map(written),
    mails: found.mails.map(written),
    orders: found.orders.map(toOrder),
    tickets: found.tickets.map(toTicket),
    eventRoles: found.eventRoles.map(({ eventName, ...held }) => ({ ...written(held), event: eventName })),
    apiKeys: found.apiKeys.map(written),
    invitations: found.invitations.map(written),
    transfers: found.transfers.map(toTransfer),
    conversations: found.conversations.map(toConversation),
    longTasks: found.longTasks.map(written),
    auditLog: found.auditLog.map(toEntry),
  };
}
