import { localized } from '../../domain/event.ts';
import type { Locale } from '../../domain/locale.ts';
import { authorize, rowScope } from '../../domain/policy.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import { isStreamed } from '../../domain/venue.ts';
import { calendarEntry } from '../calendar/entries.ts';
import type { EventUrl, WriteCalendar } from '../calendar/ports.ts';
import type { HeldTicket, TicketReads, TicketWithEvent } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from './not-found.ts';
import type { TicketFiles, TicketKeys, TicketPaper, TicketPrinter, TicketSheet } from './ports.ts';
import { typeName } from './schema.ts';
import { codeOf, type SigningKey } from './ticket-code.ts';

type Deps = {
  tickets: TicketReads;
  ticketKeys: TicketKeys;
  printer: TicketPrinter;
  writeCalendar: WriteCalendar;
  eventUrl: EventUrl;
};

/** Whether its holder would be let in. */
const isGood = ({ ticket, event }: TicketWithEvent) => ticket.status !== 'CANCELLED' && event.status !== 'CANCELLED';

const onlineUrlOf = (found: TicketWithEvent) =>
  isGood(found) && isStreamed(found.event.attendance) ? found.event.onlineUrl : null;

export async function sheetOf(found: HeldTicket, key: SigningKey, locale: Locale): Promise<TicketSheet> {
  const { ticket, event, type, offer } = found;
  const isOnItsWay = offer !== null;
  return {
    id: ticket.id,
    code: isGood(found) && !isOnItsWay ? await codeOf(ticket, key) : null,
    isOnItsWay,
    confirmationCode: ticket.confirmationCode,
    status: ticket.status,
    participantName: ticket.participantName,
    typeName: typeName(type, locale),
    price: ticket.price,
    currency: ticket.currency,
    event: {
      id: event.id,
      name: localized(event, locale).name,
      category: event.category,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      timeZone: event.timeZone,
      location: event.location,
      onlineUrl: onlineUrlOf(found),
      isCancelled: event.status === 'CANCELLED',
    },
  };
}

const cancelledAt = ({ cancelledAt }: Ticket) => cancelledAt?.getTime() ?? 0;

export function ticketFiles(d: Deps): TicketFiles {
  async function findAll(ids: readonly string[]): Promise<HeldTicket[]> {
    const found = new Map((await d.tickets.findAll(ids)).map((each) => [each.ticket.id, each]));
    return ids.map((id) => {
      const ticket = found.get(id);
      if (!ticket) throw ticketNotFound();
      return ticket;
    });
  }

  /** What all of these tickets, which are for one event, put into their holder's calendar. */
  async function entryOf(held: readonly TicketWithEvent[], locale: Locale) {
    const [first] = held;
    if (!first) throw ticketNotFound();
    const { event, ticket } = first;
    const good = held.filter(isGood);
    // Who gave one of several back still goes.
    const isGivenBack = good.length === 0 && !(await d.tickets.isHeld(ticket.ownerId, event.id));
    return calendarEntry(event, {
      locale,
      eventUrl: d.eventUrl,
      notes: [
        ...good.map(({ ticket, type }) => `${typeName(type, locale)}: ${ticket.confirmationCode}`),
        ...good.slice(0, 1).map((each) => onlineUrlOf(each) ?? ''),
      ],
      isGivenBack,
      changedAt: new Date(Math.max(...held.map(({ ticket }) => cancelledAt(ticket)))),
    });
  }

  return {
    async pdfOf(ticketIds, locale, paper = 'a4') {
      const [found, key] = [await findAll(ticketIds), await d.ticketKeys.signing()];
      const sheets = await Promise.all(found.map((each) => sheetOf(each, key, locale)));
      return d.printer.print(sheets, { locale, paper });
    },

    async calendarOf(ticketIds, locale) {
      const byEvent = Map.groupBy(await findAll(ticketIds), ({ event }) => event.id);
      const entries = await Promise.all(Array.from(byEvent.values(), (held) => entryOf(held, locale)));
      const method = entries.every(({ isCancelled }) => isCancelled) ? 'CANCEL' : 'PUBLISH';
      return { text: d.writeCalendar(entries, { method }), method };
    },
  };
}

type Reads = { tickets: TicketReads; files: TicketFiles };

/** @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND for somebody else's */
export async function findReadable(d: Pick<Deps, 'tickets'>, actor: Actor, id: string): Promise<HeldTicket> {
  const scope = rowScope(actor);
  const found = isUuid(id) ? await d.tickets.find(id, scope) : null;
  authorize(actor, 'ticket.read', found?.ticket ?? null);
  if (!found) throw ticketNotFound();
  return found;
}

/** @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND | UNAVAILABLE */
export const ticketPdf = (d: Reads) => async (actor: Actor, id: string, locale: Locale, paper: TicketPaper) => {
  const { ticket } = await findReadable(d, actor, id);
  return { pdf: await d.files.pdfOf([ticket.id], locale, paper), confirmationCode: ticket.confirmationCode };
};

/** @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND */
export const ticketCalendar =
  (d: Reads) =>
  async (actor: Actor, id: string, locale: Locale): Promise<{ text: string }> => {
    const { ticket } = await findReadable(d, actor, id);
    return d.files.calendarOf([ticket.id], locale);
  };

/** Those of these tickets that the actor may show, in the order of `ids`, as they are printed. @throws AppError UNAUTHORIZED */
export const ticketSheets =
  (d: Pick<Deps, 'tickets' | 'ticketKeys'>) =>
  async (actor: Actor, ids: readonly string[], locale: Locale): Promise<TicketSheet[]> => {
    authorize(actor, 'ticket.read');
    const scope = rowScope(actor);
    const found = (await d.tickets.findAll(ids.filter(isUuid))).filter(
      ({ ticket }) => scope.kind === 'all' || scope.id === ticket.ownerId,
    );
    const key = await d.ticketKeys.signing();
    const inOrder = found.toSorted((a, b) => ids.indexOf(a.ticket.id) - ids.indexOf(b.ticket.id));
    return Promise.all(inOrder.map((each) => sheetOf(each, key, locale)));
  };
