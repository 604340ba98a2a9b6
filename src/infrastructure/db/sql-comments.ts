import { traceOf } from '../request-context.ts';

/**
 * Which request or job a statement is for, as a comment in it (https://google.github.io/sqlcommenter): PostgreSQL shows it
 * in pg_stat_activity and in its log of slow statements. Statements that are prepared under a name have none, since
 * their text must stay the same: those of the sale and the short reads.
 */

/** What nobody could end the comment with. */
const PLAIN = /^[\w.-]{1,100}$/;

export function sqlTags(): Record<string, string> {
  const { requestId, job } = traceOf();
  return { ...(requestId ? { request_id: requestId } : {}), ...(job ? { job } : {}) };
}

/** `text` with the comment, where there is something to say. */
export function commented(text: string): string {
  const tags = Object.entries(sqlTags()).filter(([, value]) => PLAIN.test(value));
  return tags.length > 0 ? `${text} /*${tags.map(([name, value]) => `${name}='${value}'`).join(',')}*/` : text;
}
