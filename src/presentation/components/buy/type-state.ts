import type { AvailabilityDto } from '@/application/events/schema';
import { type SaleState, saleState } from '../events/sale-state';
import type { TypeOnSale } from './event-on-sale';

export type TypeState =
  | { kind: 'open'; left: number }
  | { kind: 'before'; opensAt: string }
  | { kind: 'soldOut' | 'after' };

type Live = Pick<AvailabilityDto['ticketTypes'][number], 'available' | 'onSale'>;

/** What a visitor can expect of a type: its window as it was printed, corrected by what the shop says now. */
export function typeState(type: TypeOnSale, live: Live | undefined): TypeState {
  // No longer shown since the page was printed.
  if (!live) return { kind: 'after' };
  const isSoldOut = live.available < type.minPerOrder;
  if (live.onSale) return isSoldOut ? { kind: 'soldOut' } : { kind: 'open', left: live.available };
  if (type.sale === 'before' && type.salesStart) return { kind: 'before', opensAt: type.salesStart };
  return type.sale === 'open' && isSoldOut ? { kind: 'soldOut' } : { kind: 'after' };
}

export type LiveType = TypeOnSale & { state: TypeState };

export const liveTypes = (printed: TypeOnSale[], live: AvailabilityDto['ticketTypes']): LiveType[] =>
  printed.map((type) => ({
    ...type,
    state: typeState(
      type,
      live.find(({ id }) => id === type.id),
    ),
  }));

export type BoxState = SaleState | { kind: 'soon'; opensAt: string } | { kind: 'closed' };

/** What a visitor can expect of the whole buy box: the event's state, and where it is on sale that of its types. */
export function boxState(availability: AvailabilityDto, types: LiveType[]): BoxState {
  const state = saleState(availability);
  if (state.kind !== 'onSale' || types.some((type) => type.state.kind === 'open')) return state;
  const openings = types.flatMap(({ state }) => (state.kind === 'before' ? [state.opensAt] : []));
  const [opensAt] = openings.sort();
  if (opensAt) return { kind: 'soon', opensAt };
  return types.some((type) => type.state.kind === 'soldOut') ? { kind: 'soldOut' } : { kind: 'closed' };
}
