import type { FieldError } from '../../domain/errors.ts';

/** Why a row of a file is left out: `reason` for whoever sits at a terminal, `faults` for a screen, whose words go by code. */
export type Refusal = { line: number; reason: string; faults: FieldError[] };

/** One thing wrong with a row; `field` is its column, empty where it is the row as a whole. */
export const fault = (field: string, code: string, message: string, params?: FieldError['params']): FieldError => ({
  field,
  code,
  message,
  ...(params && { params }),
});

export function refusalOf(line: number, faults: FieldError[]): Refusal {
  const words = faults.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return { line, reason: [...new Set(words)].join('; '), faults };
}
