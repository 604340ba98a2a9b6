'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type FieldPath, useFormContext, useFormState } from 'react-hook-form';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import type { EventFormValues } from './event-form-values';

export type FieldName = FieldPath<EventFormValues>;

type FormFieldProps = { name: FieldName; label: ReactNode; hint?: ReactNode; className?: string; children: ReactNode };

export function useFieldError(name: FieldName): string | undefined {
  const { control, getFieldState } = useFormContext<EventFormValues>();
  return getFieldState(name, useFormState({ control, name })).error?.message;
}

/** A field of the event form with its error below. The control registers itself under the same name. */
export function FormField({ name, children, ...props }: FormFieldProps) {
  const error = useFieldError(name);
  return (
    <Field error={error} {...props}>
      {children}
    </Field>
  );
}

type TextFieldProps = Omit<FormFieldProps, 'children'> & Omit<ComponentProps<'input'>, 'name' | 'className'>;

export function TextField({ name, label, hint, className, ...props }: TextFieldProps) {
  const { register } = useFormContext<EventFormValues>();
  return (
    <FormField name={name} label={label} hint={hint} className={className}>
      <Input autoComplete="off" {...props} {...register(name)} />
    </FormField>
  );
}
