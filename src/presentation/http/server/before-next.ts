import type { IncomingMessage, ServerResponse } from 'node:http';
import { platform } from '@/composition';
import { addressKey } from '@/domain/network-address';
import { ADDRESS_HEADER } from '../client-address';
import { serverLimits } from '../contracts/limits';
import { countWords, policyWords, tooMany } from '../limits/rate-policy';
import { requestIdOf } from '../request';
import { refuse } from './refusals';
import { turnsByAddress } from './turns-by-address';

/** What stands before Next: a page costs it milliseconds of the thread that sells. */

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** Of one address; Next makes pages one after the other anyway. */
const PAGES_AT_ONCE = 16;
/** A reader that takes its page slowly keeps no place from others of its address. */
const LONGEST_TURN_MS = 2_000;

const isFile = (url: string) => url.startsWith('/_next/static/');
const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD';

const requestIdIn = ({ headers }: IncomingMessage) =>
  requestIdOf({ headers: { get: (name) => headers[name]?.toString() ?? null } });

/** Until `response` is written or given up; one that is being written, not for ever. */
const untilDone = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const looking = setInterval(() => {
      if (response.headersSent) done();
    }, LONGEST_TURN_MS);
    const done = () => {
      clearInterval(looking);
      resolve();
    };
    response.once('finish', done).once('close', done);
  });

/** Hands on to Next what comes from one address at a pace that leaves room for others, and refuses what is too much. */
export function beforeNext(toNext: Handle) {
  const handle: Handle = (request, response) => platform.inPage(requestIdIn(request), () => toNext(request, response));
  const inTurn = turnsByAddress(PAGES_AT_ONCE);

  return async (request: IncomingMessage, response: ServerResponse, address: string): Promise<void> => {
    const { url = '' } = request;
    const key = addressKey(address);
    const policy = isFile(url) ? serverLimits.files : serverLimits.site;
    const count = await platform.rateCounters()?.take(policy, key);
    if (count?.isOver) {
      platform.figures().refusals.add('RATE_LIMITED');
      const headers = { 'ratelimit-policy': policyWords(policy), ratelimit: countWords(policy, count) };
      return refuse(request, response, tooMany(policy, count, key), { headers });
    }
    request.headers[ADDRESS_HEADER] = address;
    if (!count || !isRead(request) || isFile(url)) return void (await handle(request, response));
    let handled: Promise<unknown> | undefined;
    await inTurn(key, async () => {
      if (response.destroyed) return;
      const done = untilDone(response);
      handled = handle(request, response);
      // Next waits until its last word is read: the turn does not.
      await Promise.race([done, handled.then(() => done)]);
    });
    await handled;
  };
}
