import type { Locale } from '../../domain/locale.ts';

/** What the assistant needs from outside besides the reads of the other features. */

export type HelpTexts = {
  /** Markdown, its first line `# Title`. */
  read(topic: string, locale: Locale): string;
};
