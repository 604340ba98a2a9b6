import type {
  AttendeeDto,
  AttendeeFilter,
  AttendeeList,
  AttendeeReads,
  EventChoice,
  PrintedAttendee,
  Slice,
} from '../../../application/attendees/ports.ts';
import { readRows, readRowsByPlan, type Statement } from '../../db/read-pool.ts';
import { type Cursor, LOWEST_ID } from '../../events/event-log.ts';
import { readOrderHistory } from './order-history.ts';

/** What brings tickets into `attendee_search`, as a consumer of the log. */
export const ATTENDEE_INDEX = 'attendee-search';

/** Beyond so many a search says "more": whoever looks for one person writes another letter. */
const MOST_FOUND = 1_000;
const MOST_WORDS = 5;
/** Of fewer letters there is no trigram within a word, but one at its beginning. */
const SHORTEST_PART = 3;

const COLUMNS = `t.id AS "ticketId", t.order_id AS "orderId", t.confirmation_code AS code, t.participant_name AS name,
  t.participant_email AS email, t.status::text, t.used_at AS "usedAt", t.purchased_at AS "purchasedAt", y.name AS "typeName",
  o.desk->>'kind' AS desk, e.id AS "eventId", e.name AS "eventName", e.starts_at AS "startsAt", e.time_zone AS "timeZone"`;
const JOINED = `JOIN "order" o ON o.id = t.order_id JOIN ticket_type y ON y.id = t.ticket_type_id JOIN event e ON e.id = t.event_id`;

type Row = Omit<AttendeeDto, 'event' | 'usedAt' | 'purchasedAt'> & {
  usedAt: Date | null;
  purchasedAt: Date;
  eventId: string;
  eventName: string;
  startsAt: Date;
  timeZone: string;
};

const toAttendee = ({ eventId, eventName, startsAt, timeZone, usedAt, purchasedAt, ...row }: Row): AttendeeDto => ({
  ...row,
  usedAt: usedAt?.toISOString() ?? null,
  purchasedAt: purchasedAt.toISOString(),
  event: { id: eventId, name: eventName, startsAt: startsAt.toISOString(), timeZone },
});

/** Conditions with their values, numbered as they are added. */
function conditions() {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  return { values, add };
}

/** What a ticket has to be, whatever it is called. */
function chosen(add: (value: unknown) => string, events: EventChoice, { status, typeId }: AttendeeFilter): string[] {
  return [
    ...(events ? [`t.event_id = ANY(${add(events)}::uuid[])`] : []),
    ...(status ? [`t.status = ${add(status)}::ticket_status`] : []),
    ...(typeId ? [`t.ticket_type_id = ${add(typeId)}::uuid`] : []),
  ];
}

const where = (all: readonly string[]) => (all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');

async function browse(events: EventChoice, filter: AttendeeFilter, { offset, limit }: Slice): Promise<AttendeeList> {
  const { values, add } = conditions();
  const which = where(chosen(add, events, filter));
  const counting: Statement = { text: `SELECT count(*)::int AS total FROM ticket t ${which}`, values: [...values] };
  // UUID v7 grows with time: newest first is the key itself.
  const listing: Statement = {
    text: `WITH page AS MATERIALIZED (SELECT t.* FROM ticket t ${which} ORDER BY t.id DESC OFFSET ${add(offset)} LIMIT ${add(limit)})
           SELECT ${COLUMNS} FROM page t ${JOINED} ORDER BY t.id DESC`,
    values,
  };
  const [rows, [counted]] = await Promise.all([
    readRowsByPlan<Row>(listing),
    readRowsByPlan<{ total: number }>(counting),
  ]);
  return { attendees: rows.map(toAttendee), total: counted?.total ?? 0, isMore: false };
}

/** Each word of what is looked for as a pattern of `attendee_search.words`; a short one begins a word. */
function patternsOf(q: string): string[] {
  const words = q.split(/\s+/).filter((word) => word !== '');
  return words.slice(0, MOST_WORDS).map((word) => {
    const escaped = word.replace(/[\\%_]/g, '\\$&');
    return word.length < SHORTEST_PART ? `% ${escaped}%` : `%${escaped}%`;
  });
}

async function placeInLog(): Promise<Cursor> {
  const [place] = await readRows<Cursor>({
    text: `SELECT transaction_id::text AS "transactionId", event_id AS "eventId" FROM event_consumer WHERE name = $1`,
    values: [ATTENDEE_INDEX],
  });
  return place ?? { transactionId: '0', eventId: LOWEST_ID };
}

/**
 * Among those that the job brought in, by trigrams, and among those that it has not come to yet, one by one. Planned for
 * its values: how many a word is in decides how to look for it, and from where on the log is read.
 */
async function search(
  q: string,
  events: EventChoice,
  filter: AttendeeFilter,
  { offset, limit }: Slice,
): Promise<AttendeeList> {
  const { transactionId, eventId } = await placeInLog();
  const { values, add } = conditions();
  const ofTicket = chosen(add, events, filter);
  const patterns = patternsOf(q).map((pattern) => `folded(${add(pattern)})`);
  const called = (words: string) => patterns.map((pattern) => `${words} LIKE ${pattern}`);
  const most = MOST_FOUND + 1;
  const rows = await readRowsByPlan<Row & { total: number }>({
    text: `WITH found AS MATERIALIZED (
             (SELECT t.id FROM attendee_search s JOIN ticket t ON t.id = s.ticket_id
               ${where([...called('s.words'), ...ofTicket])} LIMIT ${most})
             UNION
             (SELECT t.id FROM domain_event d JOIN ticket t ON t.id = d.subject_id
               ${where([
                 `(d.transaction_id, d.id) > (${add(transactionId)}::xid8, ${add(eventId)}::uuid)`,
                 `d.type = 'ticket.purchased'`,
                 ...called('attendee_words(t.participant_name, t.participant_email, t.confirmation_code)'),
                 ...ofTicket,
               ])} LIMIT ${most})
           )
           SELECT count(*) OVER ()::int AS total, ${COLUMNS} FROM found JOIN ticket t USING (id) ${JOINED}
           ORDER BY t.id DESC OFFSET ${add(offset)} LIMIT ${add(limit)}`,
    values,
  });
  const total = rows[0]?.total ?? 0;
  return {
    attendees: rows.map(({ total: _, ...row }) => toAttendee(row)),
    total: Math.min(total, MOST_FOUND),
    isMore: total > MOST_FOUND,
  };
}

const BY_NAME = `
SELECT t.id AS "ticketId", t.participant_name AS name, t.confirmation_code AS code, y.name AS "typeName",
  t.status = 'USED' AS "isIn", count(*) OVER ()::int AS total
FROM ticket t JOIN ticket_type y ON y.id = t.ticket_type_id
WHERE t.event_id = $1::uuid AND t.status <> 'CANCELLED'
ORDER BY folded(t.participant_name), t.id OFFSET $2 LIMIT $3`;

export const attendeeReads = (): AttendeeReads => ({
  list: (events, { q, ...filter }, slice) => (q ? search(q, events, filter, slice) : browse(events, filter, slice)),

  async byName(eventId, { offset, limit }) {
    const rows = await readRows<PrintedAttendee & { total: number }>({
      text: BY_NAME,
      values: [eventId, offset, limit],
    });
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  },

  historyOf: readOrderHistory,
});
