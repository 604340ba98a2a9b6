import { LIMITS } from '@/domain/limits';
import type { LiveType } from './type-state';

/** How many seats of each type somebody wants, by the type's id. */
export type SeatChoice = Readonly<Record<string, number>>;

type Stock = { types: LiveType[]; seatsLeft: number };

const chosenOf = (choice: SeatChoice, id: string) => choice[id] ?? 0;

export const seatCount = (choice: SeatChoice) => Object.values(choice).reduce((sum, quantity) => sum + quantity, 0);

/** Types that draw on the same limit have the same one. */
const limitOf = ({ id, capacity, sharesLimitWith }: LiveType) => (capacity === null ? null : (sharesLimitWith ?? id));

/** The most seats of `type` that fit beside what else is chosen. */
export function mostOf(type: LiveType, choice: SeatChoice, { types, seatsLeft }: Stock): number {
  if (type.state.kind !== 'open') return 0;
  const others = types.filter(({ id }) => id !== type.id);
  const chosen = (among: LiveType[]) => among.reduce((sum, { id }) => sum + chosenOf(choice, id), 0);
  const limit = limitOf(type);
  const sharing = limit === null ? [] : others.filter((other) => limitOf(other) === limit);
  const most = Math.min(
    type.maxPerOrder,
    LIMITS.seatsPerOrder - chosen(others),
    type.state.left - chosen(sharing),
    seatsLeft - chosen(others),
  );
  return most < type.minPerOrder ? 0 : most;
}

/** The choice as far as it can still be had: seats that went in the meantime are taken off it. */
export function fitChoice(choice: SeatChoice, stock: Stock): SeatChoice {
  let fitting: SeatChoice = {};
  for (const type of stock.types) {
    const quantity = Math.min(chosenOf(choice, type.id), mostOf(type, fitting, stock));
    if (quantity >= type.minPerOrder) fitting = { ...fitting, [type.id]: quantity };
  }
  return fitting;
}

type Steps = { least: number; most: number; floor: 0 | 'least' };

/** One seat more; from none it jumps to the least that may be ordered. */
export const more = (quantity: number, { least, most }: Steps) =>
  Math.min(most, quantity < least ? least : quantity + 1);

/** One seat less; below the least there is only none, and where `floor` says so not even that. */
export const fewer = (quantity: number, { least, floor }: Steps) => {
  if (quantity > least) return quantity - 1;
  return floor === 0 ? 0 : quantity;
};
