import type { PublicTicketKey, SigningKey } from './ticket-code.ts';

/** The keys that sign tickets. */
export type TicketKeys = {
  /** What signs now. The first call of all makes it. */
  signing(): Promise<SigningKey>;
  /** Of every key that ever signed: what it signed stays good. */
  publicKeys(): Promise<PublicTicketKey[]>;
};
