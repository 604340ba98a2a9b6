import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** The language model that words the assistant's answers. Without one it answers from the database alone. */

const PATIENCE_MS = 5_000;

type Tags = { models?: { name?: string }[] };

/** `host` as OLLAMA_HOST has it: an address, or a name and a port. */
export async function checkModel(host: string | undefined, model: string): Promise<Finding> {
  if (!host) return ok('model', 'not used: the assistant answers from the database alone');
  const address = /^https?:\/\//.test(host) ? host : `http://${host}`;
  try {
    const answer = await fetch(new URL('/api/tags', address), { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { models = [] }: Tags = await answer.json();
    const isThere = models.some(({ name }) => name === model || name === `${model}:latest`);
    return isThere
      ? ok('model', `${model} is there at ${address}`)
      : warn('model', `${address} does not have ${model}`, `On that machine: ollama pull ${model}`);
  } catch (error) {
    return fail(
      'model',
      `${address} does not answer: ${wordsOf(error)}. The assistant answers from the database alone`,
      'See that Ollama runs there, or leave OLLAMA_HOST empty.',
    );
  }
}
