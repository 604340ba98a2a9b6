/** What a check of `doctor` found: one line, and what to do where something is not right. */
export type Finding =
  | { what: string; state: 'ok'; says: string }
  | {
      what: string;
      /** `warn`: it works, but not as it should where strangers come. */
      state: 'warn' | 'fail';
      says: string;
      todo: string;
    };

export const ok = (what: string, says: string): Finding => ({ what, state: 'ok', says });
export const warn = (what: string, says: string, todo: string): Finding => ({ what, state: 'warn', says, todo });
export const fail = (what: string, says: string, todo: string): Finding => ({ what, state: 'fail', says, todo });

/** The words of an error; of several attempts at one address, those of the first. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? wordsOf(error.cause) : '';
  return cause || error.message || error.name;
}
