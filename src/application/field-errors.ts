import type { z } from 'zod';
import type { FieldError } from '../domain/errors.ts';
import { RULE_WORDS } from './rule-words.ts';

type Issue = z.core.$ZodIssue;

const asParam = (value: unknown): string | number | undefined =>
  typeof value === 'number' || typeof value === 'string'
    ? value
    : typeof value === 'bigint'
      ? Number(value)
      : undefined;

/** The numbers that a translated message may need. */
function paramsOf(issue: Issue): Record<string, string | number> | undefined {
  const found: Record<string, string | number> = {};
  for (const name of ['minimum', 'maximum', 'expected', 'format', 'origin'] as const) {
    const value = name in issue ? asParam(Reflect.get(issue, name)) : undefined;
    if (value !== undefined) found[name] = value;
  }
  if (issue.code === 'custom' && typeof issue.params?.value === 'string') found.value = issue.params.value;
  return Object.keys(found).length > 0 ? found : undefined;
}

function codeOf(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code;
  return issue.code;
}

/** What zod says of a rule of ours that brings no message itself. */
const NO_WORDS = 'Invalid input';

const messageOf = (issue: Issue): string =>
  issue.code === 'custom' && issue.message === NO_WORDS ? (RULE_WORDS[codeOf(issue)] ?? NO_WORDS) : issue.message;

/** Nobody mends more than this at once, and a body full of wrong fields would come back many times as large. */
const MAX_ERRORS = 50;

/** zod's issues, one entry a field, the first 50; `field` is the dotted path. A refused unknown field is named itself. */
export function toFieldErrors(issues: readonly Issue[]): FieldError[] {
  const errors = issues.slice(0, MAX_ERRORS).flatMap((issue): FieldError[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MAX_ERRORS).map((key) => ({
        field: [...path, key].join('.'),
        code: issue.code,
        message: 'is not a known field',
      }));
    }
    return [{ field: path.join('.'), code: codeOf(issue), message: messageOf(issue), params: paramsOf(issue) }];
  });
  return errors.slice(0, MAX_ERRORS);
}
