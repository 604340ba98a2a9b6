import { Ollama } from 'ollama/browser';
import type { ChatModel, ModelCall, ModelMessage } from '../../application/conversations/ports.ts';
import { ModelFailure } from '../../domain/model-failure.ts';
import { circuit } from './circuit.ts';
import type { OllamaSettings } from './ollama-settings.ts';
import { turns } from './turns.ts';

/** Asks an Ollama server (https://docs.ollama.com/api), and bears with whatever it does. */

/** Ollama sends no headers before its first token, so whether it is there at all is asked for apart. */
const CONNECT_MS = 2_000;
/** So long a good look is believed, and a bad one. */
const SEEN_MS = 5_000;
const UNSEEN_MS = 10_000;
const FAILURES = 3;
const OPEN_MS = 30_000;
/** Between two pieces of an answer that has begun. */
const SILENCE_MS = 15_000;
/** A token is three to four letters; a model that does not stop where it was told to is stopped. */
const MOST_LETTERS_A_TOKEN = 12;
/** Running and waiting, of one caller. */
const OF_ONE_CALLER = 3;

type Log = { warn(facts: object, message: string): void };
type Options = OllamaSettings & { log: Log; connectMs?: number; silenceMs?: number };

/** `llama3.2` is listed as `llama3.2:latest`. */
const fullName = (model: string) => (model.includes(':') ? model : `${model}:latest`);

function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  // What `fetch` itself throws: nobody listens.
  const isUnreachable = error instanceof TypeError && error.message === 'fetch failed';
  return new ModelFailure(isUnreachable ? 'unreachable' : 'broken', error);
}

const MOST_SAID = 500;

/** The library would write what it makes of a refusal to the console. @throws ModelFailure */
async function unlessRefused(response: Response): Promise<Response> {
  if (response.ok) return response;
  const said = (await response.text()).slice(0, MOST_SAID);
  throw new ModelFailure(response.status === 404 ? 'missing' : 'broken', new Error(`${response.status}: ${said}`));
}

/** A client whose requests all end with `signal`; its own can be aborted only once their answer has begun. */
const clientUntil = (host: string, signal: AbortSignal) =>
  new Ollama({ host, fetch: async (input, init) => unlessRefused(await fetch(input, { ...init, signal })) });

export function ollama({
  log,
  connectMs = CONNECT_MS,
  silenceMs = SILENCE_MS,
  host,
  model,
  keepAlive,
  numCtx,
  numPredict,
  atOnce,
  waiting,
  firstTokenMs,
  totalMs,
}: Options): ChatModel {
  const breaker = circuit({ failures: FAILURES, openMs: OPEN_MS });
  const places = turns({ atOnce, waiting, ofOneKey: Math.max(OF_ONE_CALLER, atOnce) });
  let seen: { isThere: boolean; until: number } | undefined;
  let looking: Promise<boolean> | undefined;

  const remember = (isThere: boolean) => {
    seen = { isThere, until: Date.now() + (isThere ? SEEN_MS : UNSEEN_MS) };
  };
  const look = async (): Promise<boolean> => {
    try {
      const { models } = await clientUntil(host, AbortSignal.timeout(connectMs)).list();
      const isThere = models.some(({ name }) => name === fullName(model));
      if (!isThere) log.warn({ host, model }, 'Ollama has no such model: answers are the built-in ones');
      remember(isThere);
    } catch (err) {
      log.warn({ err, host }, 'Ollama cannot be reached: answers are the built-in ones');
      remember(false);
    }
    return seen?.isThere ?? false;
  };

  const failed = (failure: ModelFailure) => {
    log.warn({ err: failure, reason: failure.reason }, 'the model gave no answer');
    if (failure.reason === 'missing' || failure.reason === 'unreachable') remember(false);
    breaker.failed();
  };

  /** Of a call that has its place. */
  async function* spoken(messages: readonly ModelMessage[], { signal, mostTokens = numPredict }: ModelCall) {
    const work = new AbortController();
    const leave = () => work.abort(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    const isLate = () => work.abort(new ModelFailure('slow'));
    const last = setTimeout(isLate, totalMs);
    let silence = setTimeout(isLate, firstTokenMs);
    const mostLetters = mostTokens * MOST_LETTERS_A_TOKEN;
    let letters = 0;
    let isWhole = false;
    try {
      const stream = await clientUntil(host, work.signal).chat({
        model,
        messages: [...messages],
        stream: true,
        keep_alive: keepAlive,
        options: { num_ctx: numCtx, num_predict: mostTokens, temperature: 0.2 },
      });
      for await (const { message } of stream) {
        clearTimeout(silence);
        silence = setTimeout(isLate, silenceMs);
        const text = message?.content;
        if (typeof text !== 'string' || text === '') continue;
        letters += text.length;
        yield text;
        if (letters > mostLetters) break;
      }
      isWhole = letters <= mostLetters;
      if (letters === 0) throw new ModelFailure('broken', new Error('it answered with nothing'));
      breaker.succeeded();
      remember(true);
    } catch (error) {
      // Whoever left has no failure to hear of, and the model did nothing wrong.
      signal.throwIfAborted();
      const failure = failureOf(work.signal.aborted ? work.signal.reason : error);
      failed(failure);
      throw failure;
    } finally {
      clearTimeout(last);
      clearTimeout(silence);
      signal.removeEventListener('abort', leave);
      // Also where nobody takes what would still come.
      if (!isWhole) work.abort();
    }
  }

  return {
    windowTokens: numCtx,
    answerTokens: numPredict,

    async isReady() {
      if (breaker.isOpen()) return false;
      if (seen && Date.now() < seen.until) return seen.isThere;
      looking ??= look().finally(() => {
        looking = undefined;
      });
      // Where it was away, nobody waits to hear that it still is.
      return seen?.isThere === false ? false : looking;
    },

    async *say(messages, call) {
      const release = await places.take(call.caller, call.signal, call.onPlace);
      try {
        yield* spoken(messages, call);
      } finally {
        release();
      }
    },
  };
}

/** Where there is none. */
export const noModel: ChatModel = {
  windowTokens: 0,
  answerTokens: 0,
  isReady: async () => false,
  say() {
    throw new ModelFailure('unreachable');
  },
};
