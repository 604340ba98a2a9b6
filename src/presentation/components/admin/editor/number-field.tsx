'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { formatAmount, formatReading, parseAmount, parseWholeNumber } from '@/presentation/number-input';
import { Button } from '../../ui/button';
import type { EventFormValues } from './event-form-values';
import { type FieldName, TextField, useFieldError } from './form-field';

type NumberFieldProps = {
  name: FieldName;
  kind: 'whole' | 'amount';
  label: string;
  hint?: string;
  placeholder?: string;
  className?: string;
};

/** A number as people write it. Where it could be two numbers, both are offered below. */
export function NumberField({ name, kind, className, ...props }: NumberFieldProps) {
  return (
    <div className={className}>
      <TextField name={name} inputMode={kind === 'whole' ? 'numeric' : 'decimal'} {...props} />
      <Readings name={name} kind={kind} />
    </div>
  );
}

function Readings({ name, kind }: Pick<NumberFieldProps, 'name' | 'kind'>) {
  const t = useTranslations('admin.form');
  const locale = useLocale();
  const { control, setValue, setFocus } = useFormContext<EventFormValues>();
  const error = useFieldError(name);
  const text = useWatch({ control, name });
  if (!error || typeof text !== 'string') return null;
  const reading = kind === 'whole' ? parseWholeNumber(text, locale) : parseAmount(text, locale);
  if (reading.kind !== 'ambiguous') return null;
  const written = (value: number) => (kind === 'whole' ? String(value) : formatAmount(value, locale));
  const isPossible = (value: number) =>
    kind === 'whole' ? Number.isInteger(value) : Math.round(value * 100) / 100 === value;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {reading.readings.filter(isPossible).map((value) => (
        <Button
          key={value}
          variant="outline"
          size="sm"
          onClick={() => {
            setValue(name, written(value), { shouldValidate: true, shouldDirty: true });
            setFocus(name);
          }}
        >
          {t('mean', { number: formatReading(value, locale) })}
        </Button>
      ))}
    </div>
  );
}
