import type { OllamaSettings } from '../../src/infrastructure/assistant/ollama-settings.ts';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** The language model that words the assistant's answers. Without one it answers from the database alone. */

const PATIENCE_MS = 5_000;

type Tags = { models?: { name?: string }[] };

export async function checkModel(ollama: Pick<OllamaSettings, 'host' | 'model'> | null): Promise<Finding> {
  if (!ollama) return ok('model', 'not used: the assistant answers from the database alone');
  const { host, model } = ollama;
  try {
    const answer = await fetch(`${host}/api/tags`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { models = [] }: Tags = await answer.json();
    const isThere = models.some(({ name }) => name === model || name === `${model}:latest`);
    return isThere
      ? ok('model', `${model} is there at ${host}`)
      : warn('model', `${host} does not have ${model}`, `On that machine: ollama pull ${model}`);
  } catch (error) {
    return fail(
      'model',
      `${host} does not answer: ${wordsOf(error)}. The assistant answers from the database alone`,
      'See that Ollama runs there, or leave OLLAMA_HOST empty.',
    );
  }
}
