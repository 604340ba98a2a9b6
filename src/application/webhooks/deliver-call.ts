import type { Drafts } from '../notifications/ports.ts';
import type { Clock } from '../ports.ts';
import { bodyOf, testBody } from './body.ts';
import type { CallAnswer, DueCall, WebhookCaller, WebhookCalls } from './ports.ts';
import { waitAfter } from './retries.ts';

type Deps = {
  webhookCalls: WebhookCalls;
  webhookCaller: WebhookCaller;
  drafts: Drafts;
  clock: Clock;
  /** 0 to 1. */
  random: () => number;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than one call is tried. */
const MOST_DAYS_FAILING = 5;
const GONE = 410;

const isSuccess = ({ status }: CallAnswer) => status !== null && status >= 200 && status < 300;

/**
 * Makes one call, outside of any transaction, and writes down what came of it. Whoever dies in between has it made again
 * by somebody else: each is made at least once.
 */
export const deliverCall =
  (d: Deps) =>
  async (call: DueCall): Promise<void> => {
    const body = call.event ? bodyOf(call.event) : testBody(call.endpointId, call.createdAt);
    const answer = await d.webhookCaller.call(call, body);
    if (isSuccess(answer)) return d.webhookCalls.end(call, { ...answer, answer: null, isDelivered: true });
    await d.webhookCalls.end(call, { ...answer, isDelivered: false, wait: waitOf(d, call, answer) });
    const why = whyDisabled(call, answer, d.clock.now());
    if (why) await disable(d, call, why);
  };

/** Nobody answers at an address that is gone, and a test tells of now. */
const waitOf = (d: Deps, { tries, event }: DueCall, { status }: CallAnswer): number | null =>
  status === GONE || event === null ? null : waitAfter(tries, d.random());

function whyDisabled({ failingSince }: DueCall, { status }: CallAnswer, now: Date): 'failing' | 'gone' | null {
  if (status === GONE) return 'gone';
  return failingSince && now.getTime() - failingSince.getTime() > MOST_DAYS_FAILING * DAY_MS ? 'failing' : null;
}

/** The mails first: whoever dies in between comes here again at the next failure, and no mail is written twice. */
async function disable(d: Deps, { endpointId, url, failingSince }: DueCall, why: 'failing' | 'gone'): Promise<void> {
  const since = (failingSince ?? d.clock.now()).toISOString();
  const admins = await d.webhookCalls.admins();
  await d.drafts.write(
    admins.map(({ id, email, name, locale }) => ({
      key: `webhook-disabled:${endpointId}:${why}:${since}:${id}`,
      userId: id,
      subjectId: endpointId,
      recipient: email,
      locale,
      template: 'webhook-disabled' as const,
      payload: { name, webhookId: endpointId, address: url, why, since },
    })),
  );
  await d.webhookCalls.disable(endpointId, why);
}
