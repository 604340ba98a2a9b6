import type { IncomingMessage, ServerResponse } from 'node:http';
import { platform } from '@/composition';
import { isPage } from './refusals';

/** As nginx writes it down: nobody waited for the answer any more. */
const CLIENT_GONE = 499;

const kindOf = ({ method, url = '' }: IncomingMessage) => {
  if (method === 'POST') return 'form';
  return url.startsWith('/_next/static/') ? 'file' : 'page';
};

/** Counts what Next answers. Endpoints of the API count themselves, whoever serves them. */
export function countPage(request: IncomingMessage, response: ServerResponse): void {
  if (!isPage(request)) return;
  const begun = performance.now();
  const served = platform.figures().pages.of(kindOf(request));
  response.once('close', () =>
    served.count(response.writableFinished ? response.statusCode : CLIENT_GONE, performance.now() - begun),
  );
}
