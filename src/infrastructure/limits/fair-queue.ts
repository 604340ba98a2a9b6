import type { Caller } from './caller.ts';

type Waiting<T> = { item: T; caller: Caller; enteredAt: number };

/** What is counted of a caller: the address, and the account where there is one. */
const lanesOf = ({ address, account }: Caller): string[] => [
  `address ${address}`,
  ...(account === null ? [] : [`account ${account}`]),
];

/**
 * A short queue in which addresses and accounts take turns, so that a flood from one address, or at one account, delays
 * others by one turn and not by its length. Where it is full, whoever waits with most others of their kind gives way.
 */
export function fairQueue<T>(capacity: number) {
  let waiting: Waiting<T>[] = [];
  let turn = 0;
  /** When an address or account was last served, as long as something of it waits or is being served. */
  const servedAt = new Map<string, number>();

  const crowdOf = ({ caller }: Waiting<T>) => {
    const others = waiting.map((other) => lanesOf(other.caller));
    return Math.max(...lanesOf(caller).map((lane) => others.filter((lanes) => lanes.includes(lane)).length));
  };
  // Round robin: whoever was served longest ago, or came before that. Who was never served goes before who was just now.
  const rankOf = ({ caller, enteredAt }: Waiting<T>) =>
    Math.max(enteredAt, ...lanesOf(caller).map((lane) => (servedAt.get(lane) ?? -1) + 0.5));

  const forgetGone = () => {
    const present = new Set(waiting.flatMap(({ caller }) => lanesOf(caller)));
    for (const [lane, at] of servedAt) if (at === turn) present.add(lane);
    for (const lane of servedAt.keys()) if (!present.has(lane)) servedAt.delete(lane);
  };

  return {
    /** @returns what gave way: nothing, something that waited, or `item` itself */
    add(item: T, caller: Caller): T | undefined {
      waiting.push({ item, caller, enteredAt: turn });
      if (waiting.length <= capacity) return undefined;
      const crowds = waiting.map(crowdOf);
      const largest = Math.max(...crowds);
      const at = crowds.lastIndexOf(largest);
      const [displaced] = waiting.splice(at, 1);
      forgetGone();
      return displaced?.item;
    },

    /** Takes out whose turn it is, of those whose address may be served now. */
    next(isServed: (address: string) => boolean = () => true): T | undefined {
      const first = waiting
        .filter(({ caller }) => isServed(caller.address))
        .reduce<Waiting<T> | undefined>(
          (best, each) => (best === undefined || rankOf(each) < rankOf(best) ? each : best),
          undefined,
        );
      if (!first) return undefined;
      waiting = waiting.filter((each) => each !== first);
      turn += 1;
      for (const lane of lanesOf(first.caller)) servedAt.set(lane, turn);
      forgetGone();
      return first.item;
    },
  };
}
