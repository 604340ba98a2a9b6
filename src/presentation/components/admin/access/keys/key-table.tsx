import { useFormatter, useTranslations } from 'next-intl';
import type { ApiKeyDto } from '@/application/api-keys/schema';
import { Badge } from '../../../ui/badge';
import { NAME_CELL, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../../ui/table';
import { Moment } from '../moment';
import { EndKey } from './end-key';

export function KeyTable({ keys }: { keys: ApiKeyDto[] }) {
  const t = useTranslations('adminAccess.keys');
  return (
    <Table label={t('caption')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('name')}</TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell">{t('scopesLabel')}</TableHeaderCell>
          <TableHeaderCell className="hidden lg:table-cell">{t('owner')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell className="hidden sm:table-cell">{t('lastUsed')}</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">{t('end')}</span>
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyRow({ apiKey: { id, name, prefix, scopes, owner, state, expiresAt, lastUsedAt } }: { apiKey: ApiKeyDto }) {
  const t = useTranslations('adminAccess.keys');
  const format = useFormatter();
  const date = format.dateTime(new Date(expiresAt), { dateStyle: 'medium' });
  return (
    <TableRow>
      <TableCell className={NAME_CELL}>
        <span className="font-semibold">{name}</span>
        <code className="block text-ink-soft text-xs">{prefix}…</code>
      </TableCell>
      <TableCell className="hidden max-w-64 text-xs md:table-cell">{scopes.join(', ')}</TableCell>
      <TableCell className="hidden max-w-48 break-words lg:table-cell">{owner.name}</TableCell>
      <TableCell className="sm:min-w-28">
        {state === 'good' ? t('states.good', { date }) : <Badge tone="warn">{t(`states.${state}`, { date })}</Badge>}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap sm:table-cell">
        {lastUsedAt ? <Moment at={lastUsedAt} /> : <span className="text-ink-soft">{t('never')}</span>}
      </TableCell>
      <TableCell>{state === 'good' ? <EndKey id={id} name={name} /> : null}</TableCell>
    </TableRow>
  );
}
