import type { PurchaseInput } from '@/application/orders/schema';
import { CURRENCIES, toMajor, toMinor } from '@/domain/money';
import type { Participant } from '@/domain/order';
import { type SeatChoice, seatCount } from './seat-choice';

/** Who the seats are for, as far as somebody has typed it. */
export type ParticipantValues = {
  isSameForAll: boolean;
  shared: Participant;
  /** By seat; what was not typed for a seat is as in `shared`. */
  bySeat: Readonly<Record<string, Partial<Participant>>>;
};

/** What was chosen and typed. It can be kept as text. */
export type BuyFormValues = { choice: SeatChoice; participants: ParticipantValues };

export type Seat = {
  /** Stays with the seat while others come and go. */
  key: string;
  ticketTypeId: string;
  /** Its place in the line of its type, from 0. */
  index: number;
};

/** One for each seat, type by type in the order in which they are shown. */
export const seatsOf = (choice: SeatChoice, types: { id: string }[]): Seat[] =>
  types.flatMap(({ id }) =>
    Array.from({ length: choice[id] ?? 0 }, (_, index) => ({ key: `${id}:${index}`, ticketTypeId: id, index })),
  );

export const participantOf = ({ shared, bySeat }: ParticipantValues, seat: Seat): Participant => ({
  ...shared,
  ...bySeat[seat.key],
});

export const withParticipant = (
  values: ParticipantValues,
  seat: Seat,
  change: Partial<Participant>,
): ParticipantValues => ({
  ...values,
  bySeat: { ...values.bySeat, [seat.key]: { ...values.bySeat[seat.key], ...change } },
});

const trimmed = ({ name, email }: Participant): Participant => ({ name: name.trim(), email: email.trim() });

/** Whether each seat is given its own name: one seat has only one. */
export const namesSeats = ({ choice, participants }: BuyFormValues) =>
  !participants.isSameForAll && seatCount(choice) > 1;

/** What the chosen seats cost, in major units and to the cent. */
export const totalPrice = (choice: BuyFormValues['choice'], types: { id: string; price: number }[]) =>
  toMajor(types.reduce((sum, { id, price }) => sum + toMinor(price) * (choice[id] ?? 0), 0));

/** What the API is asked to sell. The type is always named, so that nobody pays a price that he did not see. */
export function orderOf(
  event: { id: string; currency: string },
  values: BuyFormValues,
  types: { id: string; price: number }[],
): PurchaseInput {
  const { choice, participants } = values;
  const seats = seatsOf(choice, types);
  const isEach = namesSeats(values);
  const [first] = seats;
  const buyer = trimmed(isEach && first ? participantOf(participants, first) : participants.shared);
  const lines = types.flatMap(({ id }) => {
    const own = seats.filter(({ ticketTypeId }) => ticketTypeId === id);
    if (own.length === 0) return [];
    const named = isEach ? { participants: own.map((seat) => trimmed(participantOf(participants, seat))) } : {};
    return [{ ticketTypeId: id, quantity: own.length, ...named }];
  });
  // Only the price on the screen is paid: a page may be older than the last change of it.
  const currency = CURRENCIES.find((known) => known === event.currency);
  const shown = currency ? { total: totalPrice(values.choice, types), currency } : {};
  return { eventId: event.id, participantName: buyer.name, participantEmail: buyer.email, lines, ...shown };
}

/** How the API names the fields of a seat in the order that was sent. */
export function fieldsOf(sent: PurchaseInput | undefined, { ticketTypeId, index }: Seat) {
  const line = sent?.lines?.findIndex((each) => each.ticketTypeId === ticketTypeId) ?? -1;
  const base = `lines.${line}.participants.${index}`;
  return { name: `${base}.name`, email: `${base}.email` };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (value: unknown): Partial<Participant> => {
  const { name, email } = isObject(value) ? value : {};
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof email === 'string' ? { email } : {}),
  };
};

/** What was kept of the form while the page changed its language; null where it is none of ours. */
export function readKeptValues(kept: unknown): BuyFormValues | null {
  if (!isObject(kept) || !isObject(kept.choice) || !isObject(kept.participants)) return null;
  const { isSameForAll, shared, bySeat } = kept.participants;
  const { name, email } = textsOf(shared);
  if (typeof isSameForAll !== 'boolean' || name === undefined || email === undefined || !isObject(bySeat)) return null;
  const chosen = Object.entries(kept.choice).flatMap(([id, seats]): [string, number][] =>
    typeof seats === 'number' && Number.isInteger(seats) && seats > 0 ? [[id, seats]] : [],
  );
  return {
    choice: Object.fromEntries(chosen),
    participants: {
      isSameForAll,
      shared: { name, email },
      bySeat: Object.fromEntries(Object.entries(bySeat).map(([key, person]) => [key, textsOf(person)])),
    },
  };
}
