import { platform } from '@/composition';
import { isLocale } from '@/domain/locale';
import { toResponse } from '../http/answers/answer';
import { handedAddress } from '../http/client-address';
import { problem } from '../http/problem';
import { requestIdOf, webRequest } from '../http/request';
import { loadEventPage } from '../loaders/event-page';
import { publicUrl } from '../seo';
import { eventCard, eventCardPath, homeCard, homeCardPath, type SharedCard } from './cards';

/** Whoever has it need never ask again: a picture that looks otherwise has another name. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=60';

const nothingHere = () =>
  new Response('There is no such picture.', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'cache-control': FOR_NOW },
  });

/** Links that were shared go on showing a picture: under a former name, one is sent to that of today. */
async function serve(request: Request, card: SharedCard, path: string, file: string): Promise<Response> {
  if (file !== `${card.name}.png`) {
    return new Response(null, { status: 307, headers: { location: publicUrl(path), 'cache-control': FOR_NOW } });
  }
  const address = handedAddress(request.headers);
  try {
    const png = await platform.asCaller({ address, account: null }, card.png);
    return new Response(png, { headers: { 'content-type': 'image/png', 'cache-control': FOR_GOOD } });
  } catch (error) {
    const { path: instance } = webRequest(request);
    return toResponse(problem(error, { instance, requestId: requestIdOf(webRequest(request)) }));
  }
}

/** The picture of an event, for the sites that show a link to its page. */
export async function serveEventCard(request: Request, locale: string, slug: string, file: string): Promise<Response> {
  const event = isLocale(locale) ? await loadEventPage(slug, locale) : null;
  if (!event || !isLocale(locale)) return nothingHere();
  const card = await eventCard(event, locale);
  return serve(request, card, eventCardPath(event, locale, card), file);
}

/** The picture of the home page. */
export async function serveHomeCard(request: Request, locale: string, file: string): Promise<Response> {
  if (!isLocale(locale)) return nothingHere();
  const card = await homeCard(locale);
  return serve(request, card, homeCardPath(locale, card), file);
}
