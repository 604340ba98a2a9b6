import { createHash } from 'node:crypto';
import type { EventDetailDto } from '@/application/events/schema';
import type { Locale } from '@/domain/locale';
import type { Actor } from '@/domain/user';
import type { ApiRequest } from './request';

type WithHeaders = Pick<ApiRequest, 'headers'>;

/** The version that `If-Match` takes, and a print of the rest: sales and the clock change an event, too. */
export function eventTag(event: EventDetailDto, json = JSON.stringify(event)): string {
  const print = createHash('sha256').update(json).digest('base64url').slice(0, 12);
  return `"${event.version}-${print}"`;
}

/** Whether a reader who sends `ifNoneMatch` has what `tag` stands for; a weak tag is as good (RFC 9110, 13.1.2). */
export const namesTag = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));

/** The best of our locales for an `Accept-Language` header; null where it names neither. */
function askedLocale(request: WithHeaders): Locale | null {
  const wishes = (request.headers.get('accept-language') ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(/;\s*q=/);
    return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wishes
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'pt'))
    .sort((a, b) => b.quality - a.quality)[0];
  if (!best) return null;
  return best.language === 'en' ? 'en' : 'pt-BR';
}

/** The language to answer in: what the request asks for, else that of the account; undefined where neither says. */
export const readerLocale = (request: WithHeaders, actor: Actor): Locale | undefined =>
  askedLocale(request) ?? (actor.kind === 'user' && actor.via === 'session' ? actor.locale : undefined);
