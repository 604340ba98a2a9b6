import { CircleAlert } from 'lucide-react';
import { Label as RadixLabel, Slot } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './class-names';

function Label({ className, ...props }: ComponentProps<typeof RadixLabel.Root>) {
  return (
    <RadixLabel.Root data-slot="label" className={cn('block font-medium text-ink text-sm', className)} {...props} />
  );
}

type FieldProps = {
  label: ReactNode;
  /** The one control: its `id`, `aria-describedby` and `aria-invalid` are set here. */
  children: ReactNode;
  hint?: ReactNode;
  /** Already translated. */
  error?: ReactNode;
  /** Shown after the label where most of a form's fields are required. */
  optional?: ReactNode;
  className?: string;
};

/** A labelled control with its hint and error text, tied together for screen readers. */
export function Field({ label, children, hint, error, optional, className }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div data-slot="field" className={cn('grid gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {optional ? <span className="ml-1.5 font-normal text-ink-soft">{optional}</span> : null}
      </Label>
      <Slot.Root
        id={id}
        aria-describedby={[errorId, hintId].filter(Boolean).join(' ') || undefined}
        aria-invalid={error ? true : undefined}
      >
        {children}
      </Slot.Root>
      {error ? (
        <p data-slot="field-error" id={errorId} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p data-slot="field-description" id={hintId} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
