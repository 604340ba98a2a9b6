'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { ActionError, ActionResult } from '@/presentation/actions/result';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';

type SmallActionProps = {
  action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
  fields: Record<string, string>;
  label: string;
  /** What it is done to, where the label alone does not say. */
  name?: string;
  done: string;
  /** In place of what the code alone says. */
  refusal?: (error: ActionError) => string | undefined;
};

/** One button that does one thing to what stands beside it. */
export function SmallAction({ action, fields, label, name, done, refusal }: SmallActionProps) {
  const errors = useTranslations('errors');
  const { form, submit, isPending, error } = useActionForm({ action, initial: {}, onDone: () => toast.success(done) });
  return (
    <form ref={form} action={submit} className="grid justify-items-start gap-1.5">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button type="submit" variant="outline" size="sm" pending={isPending} aria-label={name}>
        {label}
      </Button>
      {error ? (
        <span role="alert" className="max-w-prose text-danger text-sm">
          {refusal?.(error) ?? errors(error.code)}
        </span>
      ) : null}
    </form>
  );
}
