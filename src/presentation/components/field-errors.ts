'use client';

import { useTranslations } from 'next-intl';
import type { FieldError } from '@/domain/errors';

/** Translates faults of the server by their code. The first fault of a field wins: one sentence at a time helps most. */
export function useFieldErrors(fields: FieldError[]): (field: string) => string | undefined {
  const t = useTranslations('fieldErrors');
  return (field) => {
    const fault = fields.find((candidate) => candidate.field === field);
    if (!fault) return undefined;
    const { code, params } = fault;
    if (code === 'too_small' && params?.origin === 'string' && Number(params.minimum) === 1) return t('required');
    // A text may name any of these; ICU refuses to speak of a value that it was not given.
    const values = {
      minimum: 0,
      maximum: 0,
      sold: 0,
      origin: '',
      expected: '',
      format: '',
      from: '',
      to: '',
      ...params,
    };
    return t.has(code) ? t(code, values) : t('custom');
  };
}
