import { platform } from '@/composition';
import { logFailure } from './log-failure';

/**
 * Next writes what a page throws to the console, with its stack, each time. While the database is away that is every
 * reader of a page; those are told like any other outage. Everything else is written as before.
 */
export function sampleOutagesOfPages(): void {
  const write = console.error.bind(console);
  console.error = (...words: unknown[]) => {
    const error = words.find((word) => word instanceof Error);
    const known = error ? platform.asAppError(error) : null;
    if (known?.code === 'UNAVAILABLE') logFailure(known, { instance: 'a page' });
    else write(...words);
  };
}
