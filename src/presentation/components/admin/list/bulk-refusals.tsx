'use client';

import { useTranslations } from 'next-intl';
import type { BulkRow } from '@/presentation/actions/bulk';
import { Alert } from '../../ui/alert';

export type Named = { id: string; name: string };

/** Of what was done to several: which of them it was not done to, and why. */
export function BulkRefusals({ rows, events }: { rows: readonly BulkRow[]; events: readonly Named[] }) {
  const t = useTranslations('adminEvents.bulk');
  const errors = useTranslations('errors');
  const refused = rows.flatMap((row) => (row.ok ? [] : [row]));
  if (refused.length === 0) return null;
  return (
    <Alert tone="danger" title={t('refused', { count: refused.length, all: rows.length })} className="mb-3">
      <ul className="mt-1 grid max-h-40 gap-1 overflow-y-auto">
        {refused.map(({ id, code }) => (
          <li key={id}>
            <span className="font-semibold">{events.find((event) => event.id === id)?.name ?? id}</span>: {errors(code)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
