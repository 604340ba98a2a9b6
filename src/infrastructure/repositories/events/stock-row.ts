import type { EventStock, StockPool, TicketType } from '../../../domain/stock.ts';

/** The pools and types of `event e`, as JSON beside its columns: one round trip for all that a sale or a page asks. */
export const STOCK_COLUMNS = `
  (SELECT json_agg(json_build_object('id', p.id, 'capacity', p.capacity, 'available', p.available, 'version', p.version) ORDER BY p.id)
   FROM stock_pool p WHERE p.event_id = e.id) AS pools,
  (SELECT json_agg(json_build_object('id', t.id, 'name', t.name, 'description', t.description, 'translations', t.translations,
      'price', t.price, 'salesStart', t.sales_start, 'salesEnd', t.sales_end, 'minPerOrder', t.min_per_order,
      'maxPerOrder', t.max_per_order, 'isHidden', t.is_hidden, 'position', t.position,
      'poolIds', (SELECT json_agg(d.pool_id ORDER BY d.pool_id) FROM ticket_type_pool d WHERE d.ticket_type_id = t.id))
    ORDER BY t.position, t.id)
   FROM ticket_type t WHERE t.event_id = e.id) AS types`;

type JsonType = Omit<TicketType, 'salesStart' | 'salesEnd'> & { salesStart: string | null; salesEnd: string | null };
export type StockRow = { pools: StockPool[] | null; types: JsonType[] | null };

const toDate = (text: string | null) => (text === null ? null : new Date(text));

export const toStock = ({ pools, types }: StockRow): EventStock => ({
  pools: pools ?? [],
  types: (types ?? []).map((type) => ({
    ...type,
    salesStart: toDate(type.salesStart),
    salesEnd: toDate(type.salesEnd),
  })),
});
