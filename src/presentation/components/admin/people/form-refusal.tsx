'use client';

import type { ActionError } from '@/presentation/actions/result';
import { Alert } from '../../ui/alert';
import { useRefusal } from './use-refusal';

/** What is wrong with none of the fields. */
export function FormRefusal({ error }: { error: ActionError | null }) {
  const refusalOf = useRefusal();
  return error && error.fields.length === 0 ? <Alert tone="danger">{refusalOf(error)}</Alert> : null;
}
