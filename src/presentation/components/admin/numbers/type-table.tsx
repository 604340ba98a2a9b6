import { useTranslations } from 'next-intl';
import type { TypeNumbers } from '@/application/event-numbers/schema';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';

const COLUMNS = ['limit', 'left', 'notIn', 'checkedIn', 'cancelled'] as const;

/** What one type can still sell may be less than its limit leaves: all types draw on the same seats. */
export function TypeTable({ types }: { types: TypeNumbers[] }) {
  const t = useTranslations('admin.numbers');
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="types">
      <h2 id="types" className="font-bold text-2xl">
        {t('byType')}
      </h2>
      <Table label={t('byType')}>
        <TableHead>
          <tr>
            <TableHeaderCell>{t('type')}</TableHeaderCell>
            {COLUMNS.map((column) => (
              <TableHeaderCell key={column} className="text-right">
                {t(column)}
              </TableHeaderCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {types.map(({ id, name, limit, available, active, checkedIn, cancelled }) => (
            <TableRow key={id}>
              <TableHeaderCell
                scope="row"
                className="min-w-28 max-w-40 whitespace-normal sm:min-w-40 sm:max-w-80 break-words font-semibold"
              >
                {name}
              </TableHeaderCell>
              <TableCell className="text-right">
                {limit === null ? t('noLimit') : t('figure', { count: limit })}
              </TableCell>
              {[available, active, checkedIn, cancelled].map((count, index) => (
                <TableCell key={COLUMNS[index + 1]} className="text-right">
                  {t('figure', { count })}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
