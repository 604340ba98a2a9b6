import { z } from 'zod';

/** What of the environment says which Ollama answers, and how much it may take. */

const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);
const whole = (min: number, max: number, fallback: number) =>
  unlessEmpty(z.coerce.number().int().min(min).max(max).default(fallback));

/** As Ollama's own programs take it, too: without a scheme. */
const host = z
  .string()
  .transform((text) => (text.includes('://') ? text : `http://${text}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'must look like http://host:11434' }))
  .transform((url) => url.replace(/\/+$/, ''));

export const ollamaVariables = {
  OLLAMA_HOST: unlessEmpty(host.optional()),
  OLLAMA_MODEL: unlessEmpty(
    z
      .string()
      .regex(/^[\w./:-]{1,200}$/, 'must be the name of a model, as in llama3.2:3b')
      .default('llama3.2:3b'),
  ),
  OLLAMA_KEEP_ALIVE: unlessEmpty(
    z
      .string()
      .regex(/^(-1|\d+[smh])$/, 'must be a time like 10m, or -1 for ever')
      .default('10m'),
  ),
  OLLAMA_NUM_CTX: whole(2_048, 131_072, 4_096),
  OLLAMA_NUM_PREDICT: whole(64, 4_096, 400),
  OLLAMA_AT_ONCE: whole(1, 64, 2),
  OLLAMA_WAITING: whole(0, 1_000, 8),
  OLLAMA_FIRST_TOKEN_SECONDS: whole(1, 600, 20),
  OLLAMA_TOTAL_SECONDS: whole(1, 3_600, 90),
};

type Variables = z.output<z.ZodObject<typeof ollamaVariables>>;

export type OllamaSettings = {
  /** `http://127.0.0.1:11434` */
  host: string;
  model: string;
  keepAlive: string | number;
  /** Tokens that the model sees, prompt and answer together. */
  numCtx: number;
  numPredict: number;
  atOnce: number;
  waiting: number;
  firstTokenMs: number;
  totalMs: number;
};

/** Null where there is no model. */
export function ollamaSettings(given: Variables): OllamaSettings | null {
  if (!given.OLLAMA_HOST) return null;
  return {
    host: given.OLLAMA_HOST,
    model: given.OLLAMA_MODEL,
    keepAlive: given.OLLAMA_KEEP_ALIVE === '-1' ? -1 : given.OLLAMA_KEEP_ALIVE,
    numCtx: given.OLLAMA_NUM_CTX,
    // An answer that filled the window would leave no room for the question.
    numPredict: Math.min(given.OLLAMA_NUM_PREDICT, Math.floor(given.OLLAMA_NUM_CTX / 2)),
    atOnce: given.OLLAMA_AT_ONCE,
    waiting: given.OLLAMA_WAITING,
    firstTokenMs: given.OLLAMA_FIRST_TOKEN_SECONDS * 1_000,
    totalMs: given.OLLAMA_TOTAL_SECONDS * 1_000,
  };
}
