import { toFieldErrors } from '@/application/field-errors';

type Schema = {
  safeParse(value: unknown): {
    success: boolean;
    data?: unknown;
    error?: { issues: Parameters<typeof toFieldErrors>[0] };
  };
};

/** `field:code` of everything that is wrong with `value`; empty where nothing is. */
export const errors = (schema: Schema, value: unknown) =>
  toFieldErrors(schema.safeParse(value).error?.issues ?? []).map(({ field, code }) => `${field}:${code}`);
