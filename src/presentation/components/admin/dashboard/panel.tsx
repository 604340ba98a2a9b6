import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';

type PanelProps = { id: string; title: string; note?: string; children: ReactNode; className?: string };

export function Panel({ id, title, note, children, className = '' }: PanelProps) {
  return (
    <section
      aria-labelledby={id}
      className={`grid min-w-0 content-start gap-4 rounded-ticket border border-line bg-card p-4 sm:p-5 ${className}`}
    >
      <div>
        <h2 id={id} className="font-bold text-xl">
          {title}
        </h2>
        {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}

export type TableRows = { key: string; cells: ReactNode[] }[];

/** What a chart shows, in figures: the first column names, the others count. */
export function TableBehind({ label, head, rows }: { label: string; head: string[]; rows: TableRows }) {
  const t = useTranslations('adminDashboard');
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-md py-1 font-semibold text-ink-soft hover:text-ink">
        {t('asTable')}
      </summary>
      <div className="mt-2 max-h-96 overflow-y-auto">
        <Figures label={label} head={head} rows={rows} />
      </div>
    </details>
  );
}

function Figures({ label, head, rows }: { label: string; head: string[]; rows: TableRows }) {
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          {head.map((name, index) => (
            <TableHeaderCell key={name} className={index === 0 ? '' : 'text-right'}>
              {name}
            </TableHeaderCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ key, cells }) => (
          <TableRow key={key}>
            {cells.map((cell, index) => (
              <TableCell key={head[index]} className={index === 0 ? 'min-w-28' : 'whitespace-nowrap text-right'}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
