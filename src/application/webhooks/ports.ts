import type { DomainEvent } from '../../domain/domain-events.ts';
import type { Locale } from '../../domain/locale.ts';
import type { DeliveryCounts, DeliveryState, NewWebhook, Outcome, WebhookEvent } from './schema.ts';

/** What webhooks need from outside. */

export type Webhook = {
  id: string;
  url: string;
  name: string;
  events: WebhookEvent[];
  previousUntil: Date | null;
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledWhy: 'admin' | 'failing' | 'gone' | null;
  createdAt: Date;
};

export type Delivery = {
  id: string;
  endpointId: string;
  eventId: string | null;
  type: string;
  state: DeliveryState;
  attempts: number;
  nextAt: Date;
  createdAt: Date;
  last: Outcome | null;
};

export type Attempt = Outcome & { number: number; startedAt: Date; endedAt: Date | null; answer: string | null };

/** An event of the log, as it stands there now. */
export type LoggedEvent = DomainEvent & { occurredAt: Date };

export type WebhookReads = {
  /** Oldest first, each with what became of its last day's calls. */
  list(now: Date): Promise<{ webhook: Webhook; counts: DeliveryCounts }[]>;
  find(id: string, now: Date): Promise<{ webhook: Webhook; counts: DeliveryCounts } | null>;
  /** Newest first; of one state those first that were tried last. At most 10,000 are counted. */
  deliveries(
    endpointId: string,
    state: DeliveryState | undefined,
    slice: { offset: number; limit: number },
  ): Promise<{ rows: Delivery[]; total: number }>;
  delivery(id: string): Promise<{ delivery: Delivery; attempts: Attempt[]; event: LoggedEvent | null } | null>;
};

/** How a secret is kept. */
export type WebhookSecrets = {
  /** A new one, as its owner is shown it (`whsec_…`), and as it is kept. */
  make(endpointId: string): { shown: string; sealed: Uint8Array<ArrayBuffer> };
};

export type WebhookWrites = {
  webhooks: {
    count(): Promise<number>;
    /** From the moment of its transaction on it misses nothing. */
    insert(webhook: NewWebhook & { id: string; secret: Uint8Array<ArrayBuffer> }, now: Date): Promise<void>;
    update(id: string, patch: NewWebhook, now: Date): Promise<void>;
    /** The secret that it had is good until `previousUntil`. */
    replaceSecret(id: string, secret: Uint8Array<ArrayBuffer>, previousUntil: Date): Promise<void>;
    /** While it is off nothing is kept for it; what waited before is sent once it is on again. */
    setEnabled(id: string, isEnabled: boolean, now: Date): Promise<void>;
    delete(id: string): Promise<void>;
    /** A call that tells of nothing. */
    insertTest(deliveryId: string, endpointId: string, now: Date): Promise<void>;
    /** Sends it again, now, and as often as a new one. */
    replay(deliveryId: string, now: Date): Promise<void>;
    /** The same for all that failed. @returns how many */
    replayFailed(endpointId: string, now: Date): Promise<number>;
  };
};

/** A delivery whose turn it is, in the hands of this process for as long as a call may take. */
export type DueCall = {
  id: string;
  attempt: number;
  tries: number;
  endpointId: string;
  url: string;
  /** As they are kept: the one that is good, and the one before where that is good still. */
  secrets: Buffer[];
  failingSince: Date | null;
  /** Null where it only tries the endpoint. */
  event: LoggedEvent | null;
  createdAt: Date;
};

export type CallAnswer = Outcome & { answer: string | null };

/** Calls a receiver. Never throws: what went wrong is part of the answer. */
export type WebhookCaller = {
  call(to: Pick<DueCall, 'id' | 'endpointId' | 'url' | 'secrets'>, body: string): Promise<CallAnswer>;
};

/** What becomes of a call: `wait` seconds until it is tried again, null where it is given up. */
type CallEnd = CallAnswer & ({ isDelivered: true } | { isDelivered: false; wait: number | null });

/** The calls as whoever makes them sees them. */
export type WebhookCalls = {
  end(call: DueCall, end: CallEnd): Promise<void>;
  /** Calls it no more. */
  disable(endpointId: string, why: 'failing' | 'gone'): Promise<void>;
  /** Whoever runs the shop. */
  admins(): Promise<{ id: string; email: string; name: string; locale: Locale }[]>;
};

/** Whether an address may be called at all, as far as that is seen from its text. */
export type WebhookAddresses = { refusal(url: string): 'https_only' | 'private_address' | null };
