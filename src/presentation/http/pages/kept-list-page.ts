import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { tagsOfList } from '@/application/events/answer-tags';
import type { MadeAnswer } from '@/application/ports';
import { platform } from '@/composition';
import { listHref, readListAddress } from '../../event-list-query';
import { routing } from '../../i18n/routing';
import { paths } from '../../paths';
import { SESSION_COOKIE } from '../../session-cookie';
import { publicAnswer } from '../answers/public-answer';
import { acceptsGzip } from '../answers/ready-answer';
import { readQuery } from '../input';
import { HTTPS_ONLY } from '../security-headers';
import { sleepingPage } from './sleeping-page';
import { type Handle, sendWhole, varyByEncoding, type Whole, wholeResponse } from './whole-response';

/**
 * The list of events as one whole document, kept for a second and sent to all who ask for the same list, however they
 * write its address. It shows nobody's own: who is signed in, the browser asks by itself. Next renders about fifty a
 * second, and each leaves behind megabytes that are collected later.
 */

const LOCALES: ReadonlyMap<string, string> = new Map(
  routing.locales.map((locale) => [
    locale === routing.defaultLocale ? paths.events : `/${locale}${paths.events}`,
    locale,
  ]),
);
/** Beyond what an address of ours can say; Next has a limit of its own for what is longer. */
const LONGEST_QUERY = 2_000;

/** Whether Next would answer with the document that every visitor gets, and not with its data for a page that is open. */
const isForAnybody = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  headers.rsc === undefined &&
  headers.authorization === undefined &&
  !headers.cookie?.includes(SESSION_COOKIE);

/** Text that shows nothing: no filter can be read from it, whichever it is. */
const UNREADABLE = encodeURIComponent('\u200b');

/**
 * One address for all of one list: what a list does not know or takes for granted makes no other. It is also the one that
 * is rendered: a page carries its own address, and what one reader had in theirs is nobody else's to see.
 */
export function listPageKey(path: string, search: string): string | null {
  const locale = LOCALES.get(path);
  if (!locale || search.length > LONGEST_QUERY) return null;
  const query = new URLSearchParams(search);
  if (query.has('_rsc')) return null;
  const { criteria, ignored } = readListAddress(readQuery(query), locale);
  const { search: known } = new URL(listHref(criteria), 'https://eventhub.invalid');
  const unread = ignored.toSorted().map((name) => `${name}=${UNREADABLE}`);
  const asked = [known.slice(1), ...unread].filter(Boolean).join('&');
  return asked ? `${path}?${asked}` : path;
}

/** What is not the page itself is answered to those who asked for it meanwhile, and not kept. */
class OtherAnswer extends Error {
  readonly whole: Whole;
  constructor(whole: Whole) {
    super('not the list');
    this.whole = whole;
  }
}

async function render(handle: Handle, url: string): Promise<MadeAnswer> {
  const message = new IncomingMessage(new Socket());
  // Our own host, whatever the first reader's request named: the page goes to all of them.
  const { host } = new URL(platform.env().APP_URL);
  Object.assign(message, { method: 'GET', url, headers: { host } });
  message.push(null);
  const whole = await wholeResponse(handle, message);
  if (whole.status !== 200) throw new OtherAnswer(whole);
  const kept = Object.fromEntries(
    Object.entries(whole.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
  const { html, policy } = sleepingPage(whole.body.toString());
  // In one header, a browser keeps to both policies.
  const policies = [kept['content-security-policy'], policy].filter(Boolean).join(', ');
  const sent = {
    ...kept,
    // Next says "private" of whatever it renders for each request; this is what every visitor gets.
    'cache-control': 'no-cache',
    vary: varyByEncoding(kept.vary ? `${kept.vary}, cookie` : 'cookie'),
    'content-security-policy': policies,
  };
  return { answer: publicAnswer(html, sent), tags: tagsOfList([]) };
}

/** Answers the list's page from memory where it can, and leaves everything else to `handle`. */
export function keptListPage(handle: Handle): Handle {
  return async (request, response) => {
    const { url = '' } = request;
    const at = url.indexOf('?');
    const key = isForAnybody(request)
      ? listPageKey(at < 0 ? url : url.slice(0, at), at < 0 ? '' : url.slice(at))
      : null;
    if (!key) return handle(request, response);
    const safety = request.headers['x-forwarded-proto'] === 'https' ? HTTPS_ONLY : {};
    try {
      const ready = await platform.pages().get(key, () => render(handle, key));
      const gzipped = acceptsGzip(request.headers['accept-encoding'] ?? null) ? await ready.gzipped() : null;
      const whole = { status: 200, headers: ready.headers, body: gzipped ?? ready.body };
      sendWhole(request, response, whole, { ...safety, ...(gzipped ? { 'content-encoding': 'gzip' } : {}) });
    } catch (error) {
      if (!(error instanceof OtherAnswer)) throw error;
      sendWhole(request, response, error.whole, safety);
    }
  };
}
