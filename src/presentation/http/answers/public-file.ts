import { platform } from '@/composition';
import { problem } from '../problem';
import { requestIdOf, webRequest } from '../request';
import { toResponse } from './answer';
import { publicAnswer } from './public-answer';
import { sendReady } from './ready-answer';

type PublicFile = {
  /** One for all requests that get the same file. */
  key: string;
  type: string;
  /** How long whoever has it may show it to others. */
  seconds: number;
  /** @returns the text, and by what it is evicted; null where there is no such file */
  make: () => Promise<{ text: string; tags: readonly string[] } | null>;
};

class NoSuchFile extends Error {}

/** A text that is the same for everybody: made once for all who ask at the same time, with `ETag`, compressed where wanted. */
export async function publicFile(request: Request, { key, type, seconds, make }: PublicFile): Promise<Response> {
  const asked = webRequest(request);
  try {
    const ready = await platform.pages().get(`file ${key}`, async () => {
      const made = await make();
      if (!made) throw new NoSuchFile();
      const headers = {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': `public, max-age=${seconds}, stale-while-revalidate=${10 * seconds}`,
      };
      return { answer: publicAnswer(made.text, headers), tags: made.tags };
    });
    return toResponse(await sendReady(ready, asked));
  } catch (error) {
    if (error instanceof NoSuchFile) return new Response('There is no such file.', { status: 404 });
    return toResponse(problem(error, { instance: asked.path, requestId: requestIdOf(asked) }));
  }
}
