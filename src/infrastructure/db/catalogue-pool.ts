import type { QueryConfig, QueryResultRow } from 'pg';
import { env } from '../env.ts';
import { recordedEvents } from '../events/recorded-events.ts';
import { processWide } from '../process-wide.ts';
import { createPool } from './pool.ts';
import { nameOf, readPool, readRows, readRowsByPlan, type Statement } from './read-pool.ts';
import { commented } from './sql-comments.ts';
import { LONGEST_LAG_MS, type StandbyReads, standbyReads } from './standby-reads.ts';

/**
 * What visitors browse: lists, search, suggestions, counts, sitemaps. On a standby where there is one; what sells, and what
 * one event has left, is read from the primary.
 */

/** A crowd's purchases come by the thousands; that a list shows their seats a quarter of a second later is allowed. */
const SALES: ReadonlySet<string> = new Set(['ticket.purchased', 'ticket.checked-in']);

const standby = processWide('standby-reads', (): StandbyReads | null => {
  const { DATABASE_READ_URL, DATABASE_POOL } = env();
  if (!DATABASE_READ_URL) return null;
  const pool = createPool(DATABASE_READ_URL, DATABASE_POOL, 'eventhub-standby');
  const reads = standbyReads({ primary: readPool(), standby: pool });
  recordedEvents.subscribe((events) => {
    if (events.some(({ type }) => !SALES.has(type))) reads.changed();
  });
  return reads;
});

/** How much older than its reading an answer may be. */
export const catalogueLagMs = () => (env().DATABASE_READ_URL ? LONGEST_LAG_MS : 0);

const readThere = async <Row extends QueryResultRow>(statement: QueryConfig) => standby()?.read<Row>(statement) ?? null;

export const readCatalogue = async <Row extends QueryResultRow>(statement: Statement): Promise<Row[]> => {
  const { text, values } = statement;
  return (await readThere<Row>({ name: nameOf(text), text, values })) ?? readRows<Row>(statement);
};

/** For what PostgreSQL must plan anew for its values. */
export const readCatalogueByPlan = async <Row extends QueryResultRow>(statement: Statement): Promise<Row[]> => {
  const { text, values } = statement;
  return (await readThere<Row>({ text: commented(text), values })) ?? readRowsByPlan<Row>(statement);
};
