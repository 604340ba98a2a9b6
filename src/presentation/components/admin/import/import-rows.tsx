import { useLocale, useTranslations } from 'next-intl';
import { type ImportOutcome, MOST_SHOWN, type PlannedRow } from '@/application/imports/schema';
import { Badge } from '../../ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { localMoment } from '../local-moment';
import { Faults } from './faults';

const TONES = { created: 'ok', updated: 'warn', cancelled: 'danger' } as const;

type RowsProps<R> = { rows: readonly R[]; isAll: boolean };

/** Row by row, what a file makes new and what it changes, from what to what. */
export function PlannedRows({ rows, isAll }: RowsProps<PlannedRow>) {
  const t = useTranslations('adminEvents.import');
  const locale = useLocale();
  const isAnyChanged = rows.some(({ changes }) => Object.keys(changes).length > 0);
  return (
    <div className="grid grid-cols-1 gap-3">
      <Table label={t('previewTitle')}>
        <TableHead>
          <tr>
            <TableHeaderCell className="w-0 text-right">{t('line')}</TableHeaderCell>
            <TableHeaderCell className="w-0">{t('what')}</TableHeaderCell>
            <TableHeaderCell>{t('event')}</TableHeaderCell>
            {isAnyChanged ? <TableHeaderCell>{t('changes')}</TableHeaderCell> : null}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.line}>
              <TableCell className="text-right text-ink-soft">{row.line}</TableCell>
              <TableCell>
                <Badge tone={TONES[row.kind]}>{t(`kinds.${row.kind}`)}</Badge>
              </TableCell>
              <TableCell className="min-w-44 max-w-80">
                <span className="font-semibold">{row.name}</span>
                <span className="block text-ink-soft text-xs">
                  {localMoment(row.eventDate, locale)} · {row.location}
                </span>
              </TableCell>
              {isAnyChanged ? (
                <TableCell className="min-w-48 max-w-96">
                  <Changes changes={row.changes} />
                </TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {isAll ? null : <p className="text-ink-soft text-sm">{t('shown', { shown: MOST_SHOWN })}</p>}
    </div>
  );
}

function Changes({ changes }: Pick<PlannedRow, 'changes'>) {
  const t = useTranslations('adminEvents.import');
  const written = (value: unknown) => {
    if (value === null || value === undefined || value === '') return t('empty');
    const text = typeof value === 'object' ? Object.values(value).filter(Boolean).join(', ') : String(value);
    return text.length > 120 ? `${text.slice(0, 120)}...` : text;
  };
  return (
    <ul className="grid gap-1">
      {Object.entries(changes).map(([field, { before, after }]) => (
        <li key={field}>
          <span className="text-ink-soft">{t.has(`fields.${field}`) ? t(`fields.${field}`) : field}: </span>
          <del className="text-danger">{written(before)}</del>{' '}
          <ins className="text-ok no-underline">{written(after)}</ins>
        </li>
      ))}
    </ul>
  );
}

/** Which rows are left out, and why. */
export function RefusedRows({ rows, isAll }: RowsProps<ImportOutcome['refusals'][number]>) {
  const t = useTranslations('adminEvents.import');
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="refusals" className="grid grid-cols-1 gap-3">
      <h2 id="refusals" className="font-bold text-2xl">
        {t('refusals')}
      </h2>
      <p className="text-ink-soft">{t('refusalsText')}</p>
      <Table label={t('refusals')}>
        <TableHead>
          <tr>
            <TableHeaderCell className="w-0 text-right">{t('line')}</TableHeaderCell>
            <TableHeaderCell>{t('why')}</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ line, reason, faults }) => (
            <TableRow key={`${line} ${reason}`}>
              <TableCell className="text-right text-ink-soft">{line}</TableCell>
              <TableCell>
                <Faults faults={faults} english={reason} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {isAll ? null : <p className="text-ink-soft text-sm">{t('shown', { shown: MOST_SHOWN })}</p>}
    </section>
  );
}
