'use client';

import { useTranslations } from 'next-intl';
import type { BulkRow } from '@/presentation/actions/bulk';
import { Alert } from '../../ui/alert';

export type Named = { id: string; name: string };

/** The bar must not hide what it is about. */
const MOST_NAMED = 5;

/** Of what was done to several: which of them it was not done to, and why. */
export function BulkRefusals({ rows, events }: { rows: readonly BulkRow[]; events: readonly Named[] }) {
  const t = useTranslations('adminEvents.bulk');
  const errors = useTranslations('errors');
  const refused = rows.flatMap((row) => (row.ok ? [] : [row]));
  if (refused.length === 0) return null;
  const more = refused.length - MOST_NAMED;
  return (
    <Alert tone="danger" title={t('refused', { count: refused.length, all: rows.length })} className="mb-3">
      <ul className="mt-1 grid gap-1">
        {refused.slice(0, MOST_NAMED).map(({ id, code }) => (
          <li key={id}>
            <span className="font-semibold">{events.find((event) => event.id === id)?.name ?? id}</span>: {errors(code)}
          </li>
        ))}
        {more > 0 ? <li>{t('more', { count: more })}</li> : null}
      </ul>
    </Alert>
  );
}
