import { useTranslations } from 'next-intl';
import type { FieldError } from '@/domain/errors';

/** A text may name any of these; ICU refuses to speak of a value that it was not given. */
const NOTHING = {
  minimum: 0,
  maximum: 0,
  sold: 0,
  origin: '',
  expected: '',
  format: '',
  from: '',
  to: '',
  first: '',
  second: '',
};

/** Says an error of a field in the reader's words, by its code. */
export function useErrorWords(): (error: FieldError) => string {
  const t = useTranslations('fieldErrors');
  return ({ code, params }) => {
    if (code === 'too_small' && params?.origin === 'string' && Number(params.minimum) === 1) return t('required');
    return t.has(code) ? t(code, { ...NOTHING, ...params }) : t('custom');
  };
}

/** The errors of a form by field. The first of a field wins: one sentence at a time helps most. */
export function useFieldErrors(fields: FieldError[]): (field: string) => string | undefined {
  const words = useErrorWords();
  return (field) => {
    const error = fields.find((candidate) => candidate.field === field);
    return error && words(error);
  };
}
