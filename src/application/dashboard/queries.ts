import { toMajor } from '../../domain/money.ts';
import { can, eventScope } from '../../domain/policy.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import type { DashboardReads, OrdersBySource, SoldInStep, SoldOfType, Troubles } from './ports.ts';
import { rangeSpan } from './ranges.ts';
import type { Dashboard, EventSales, Range, SalesStep, SourceSales } from './schema.ts';

type Deps = { dashboard: DashboardReads; troubles: Troubles; shop: () => Pick<Shop, 'timeZone'>; clock: Clock };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MINUTES_AT_THE_DOOR = 60;
const SOON_DAYS = 14;
/** So long after it was made, an event that nobody buys is no new one. */
const UNSOLD_DAYS = 2;
const FEW_PERCENT = 10;
const MOST = { events: 10, sources: 10, next: 8, attention: 5 };

/**
 * How the events are doing that `actor` runs: all of them for an admin. Days are the shop's. Without `currency`, in the one with most revenue.
 * @throws AppError UNAUTHORIZED | FORBIDDEN
 */
export const dashboard =
  (d: Deps) =>
  async (actor: Actor, asked: { range: Range; currency?: string }): Promise<Dashboard> => {
    const scope = eventScope(actor, 'event.list-managed');
    const now = d.clock.now();
    const span = rangeSpan(asked.range, now, d.shop().timeZone);
    const [from = now] = span.starts;
    const [beforeFrom = from] = span.before;
    const period = { beforeFrom, beforeTo: span.beforeTo, from, now };
    const minutesFrom = new Date((Math.floor(now.getTime() / MINUTE_MS) - MINUTES_AT_THE_DOOR + 1) * MINUTE_MS);
    const comingQuery = {
      now,
      soon: new Date(now.getTime() + SOON_DAYS * DAY_MS),
      longEnough: new Date(now.getTime() - UNSOLD_DAYS * DAY_MS),
      fewPercent: FEW_PERCENT,
      most: MOST,
    };
    // Two at a time: visitors read over the same connections.
    const [[sold, coming, troubles], [byEvent, bySource, checkIns]] = await Promise.all([
      inTurn(
        () => d.dashboard.sold([...span.before, span.beforeTo, ...span.starts], scope),
        () => d.dashboard.coming(comingQuery, scope),
        async () => (can(actor, 'job.read') ? d.troubles.find() : []),
      ),
      inTurn(
        () => d.dashboard.soldByEvent(period, MOST.events, scope),
        () => d.dashboard.ordersBySource(period, MOST.sources, scope),
        () => d.dashboard.checkIns(period, minutesFrom, scope),
      ),
    ]);
    const currencies = currenciesOf(sold);
    const currency = currencies.find((each) => each === asked.currency) ?? currencies[0] ?? null;
    const steps = stepsOf(sold, span.starts, currency);
    const ordersOf = (isNow: boolean) =>
      bySource.reduce((sum, each) => sum + (each.isNow === isNow ? each.orders : 0), 0);
    return {
      at: now.toISOString(),
      range: asked.range,
      step: span.step,
      currency,
      currencies,
      steps,
      now: {
        tickets: sumOf(steps, 'tickets'),
        revenue: sumOf(steps, 'revenue'),
        orders: ordersOf(true),
        checkIns: checkIns.now,
      },
      before: {
        tickets: sumOf(steps, 'ticketsBefore'),
        revenue: sumOf(steps, 'revenueBefore'),
        orders: ordersOf(false),
        checkIns: checkIns.before,
      },
      events: eventsOf(byEvent, currency),
      sources: sourcesOf(bySource, currency),
      seats: coming.seats,
      door: everyMinute(minutesFrom, checkIns.minutes),
      upcoming: coming.next,
      attention: { sellingOut: coming.sellingOut, unsold: coming.unsold, drafts: coming.drafts, troubles },
    };
  };

async function inTurn<A, B, C>(
  first: () => Promise<A>,
  second: () => Promise<B>,
  third: () => Promise<C>,
): Promise<[A, B, C]> {
  return [await first(), await second(), await third()];
}

/** To the cent: a sum of major units is none. */
const sumOf = (steps: readonly SalesStep[], of: Exclude<keyof SalesStep, 'at'>) =>
  Math.round(steps.reduce((sum, step) => sum + step[of], 0) * 100) / 100;

function currenciesOf(sold: readonly SoldInStep[]): string[] {
  const revenue = new Map<string, number>();
  for (const row of sold) revenue.set(row.currency, (revenue.get(row.currency) ?? 0) + row.revenue);
  return [...revenue].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).map(([currency]) => currency);
}

/** Behind the bounds of the time before stands the one at which it is over: what was sold after it counts in neither. */
function stepsOf(sold: readonly SoldInStep[], starts: readonly Date[], currency: string | null): SalesStep[] {
  const at = (step: number) => {
    const rows = sold.filter((row) => row.step === step);
    return {
      tickets: rows.reduce((sum, { tickets }) => sum + tickets, 0),
      revenue: toMajor(rows.reduce((sum, row) => sum + (row.currency === currency ? row.revenue : 0), 0)),
    };
  };
  return starts.map((start, index) => {
    const before = at(index + 1);
    const now = at(starts.length + 1 + index + 1);
    return { at: start.toISOString(), ...now, ticketsBefore: before.tickets, revenueBefore: before.revenue };
  });
}

function eventsOf(rows: readonly SoldOfType[], currency: string | null): EventSales[] {
  const events = new Map<string, EventSales>();
  for (const row of rows) {
    if (row.currency !== currency) continue;
    const event = events.get(row.id) ?? { id: row.id, name: row.name, tickets: 0, revenue: 0, types: [] };
    const revenue = toMajor(row.revenue);
    events.set(row.id, {
      ...event,
      tickets: event.tickets + row.tickets,
      revenue: Math.round((event.revenue + revenue) * 100) / 100,
      types: [...event.types, { name: row.type, tickets: row.tickets, revenue }],
    });
  }
  return [...events.values()];
}

/** Most orders first, the rest last. */
function sourcesOf(rows: readonly OrdersBySource[], currency: string | null): SourceSales[] {
  const sources = new Map<string | null, SourceSales>();
  for (const row of rows) {
    if (!row.isNow) continue;
    const known = sources.get(row.source);
    sources.set(row.source, {
      source: row.source || null,
      isRest: row.source === null,
      orders: (known?.orders ?? 0) + row.orders,
      revenue: (known?.revenue ?? 0) + (row.currency === currency ? toMajor(row.revenue) : 0),
    });
  }
  return [...sources.values()].sort(
    (a, b) =>
      Number(a.isRest) - Number(b.isRest) || b.orders - a.orders || (a.source ?? '').localeCompare(b.source ?? ''),
  );
}

/** Those in which nobody came, too. */
function everyMinute(from: Date, minutes: readonly { at: string; checkIns: number }[]) {
  const counted = new Map(minutes.map(({ at, checkIns }) => [new Date(at).getTime(), checkIns]));
  return Array.from({ length: MINUTES_AT_THE_DOOR }, (_, index) => {
    const at = from.getTime() + index * MINUTE_MS;
    return { at: new Date(at).toISOString(), checkIns: counted.get(at) ?? 0 };
  });
}
