import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HelpTexts } from '../application/assistant/ports.ts';

/** The help topics, Markdown files beside the assistant's stages; each is read once. */
export function helpTexts(folder = path.join(process.cwd(), 'src/application/assistant/help')): HelpTexts {
  const kept = new Map<string, string>();
  return {
    read(topic, locale) {
      const file = path.join(folder, locale, `${topic}.md`);
      const text = kept.get(file) ?? readFileSync(file, 'utf8');
      kept.set(file, text);
      return text;
    },
  };
}
