'use client';

import { useFormContext } from 'react-hook-form';
import type { EventFormValues } from '../editor/event-form-values';

type VisibilityProps = { value: 'DRAFT' | 'SCHEDULED'; label: string; hint: string };

export function Visibility({ value, label, hint }: VisibilityProps) {
  const { register } = useFormContext<EventFormValues>();
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-lg border-2 border-line bg-card p-3.5 hover:border-field has-checked:border-ink">
      <input type="radio" value={value} className="mt-1 accent-ink" {...register('status')} />
      <span>
        <span className="block font-semibold">{label}</span>
        <span className="block text-ink-soft text-sm">{hint}</span>
      </span>
    </label>
  );
}
