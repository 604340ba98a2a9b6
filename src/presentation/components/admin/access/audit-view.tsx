import { useLocale, useTranslations } from 'next-intl';
import type { AuditEntryDto } from '@/application/audit/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Pagination } from '../../ui/pagination';
import { Select } from '../../ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { AccessFrame } from './access-frame';
import { Moment } from './moment';

type Entry = AuditEntryDto & { who: string | null; whom: string | null };
export type AuditFilterWords = { action: string; person: string; side: 'by' | 'to'; from: string; to: string };
export type AuditViewProps = { entries: Page<Entry>; filter: AuditFilterWords; actions: readonly string[] };

function hrefOf(filter: AuditFilterWords, page: number) {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (page > 1) query.set('page', String(page));
  return `${paths.adminAudit}?${query}`;
}

export function AuditView({ entries, filter, actions }: AuditViewProps) {
  const t = useTranslations('adminAccess');
  return (
    <AccessFrame current="audit" title={t('pages.audit')} intro={t('audit.intro')}>
      <AuditFilter filter={filter} actions={actions} />
      {entries.empty ? (
        <EmptyState title={t('audit.none.title')}>{t('audit.none.text')}</EmptyState>
      ) : (
        <>
          <p className="text-ink-soft text-sm" role="status">
            {t('audit.count', { count: entries.totalElements })}
          </p>
          <AuditTable entries={entries.content} />
        </>
      )}
      <Pagination page={entries.number + 1} totalPages={entries.totalPages} href={(page) => hrefOf(filter, page)} />
    </AccessFrame>
  );
}

// A plain GET form: it works without JavaScript, and what was looked for stays in the address.
function AuditFilter({ filter, actions }: { filter: AuditFilterWords; actions: readonly string[] }) {
  const t = useTranslations('adminAccess.audit');
  const locale = useLocale();
  return (
    <search>
      <form
        action={localePath(locale, paths.adminAudit)}
        key={hrefOf(filter, 1)}
        className="grid grid-cols-2 items-end gap-3 lg:grid-cols-5"
      >
        <Field label={t('action')} className="col-span-2 min-w-0 sm:col-span-1">
          <Select name="action" defaultValue={filter.action}>
            <option value="">{t('anyAction')}</option>
            {actions.map((action) => (
              <option key={action} value={action}>
                {action}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('person')} className="min-w-0">
          <Input name="person" defaultValue={filter.person} maxLength={254} autoComplete="off" />
        </Field>
        <Field label={t('side')} className="min-w-0">
          <Select name="side" defaultValue={filter.side}>
            <option value="by">{t('by')}</option>
            <option value="to">{t('to')}</option>
          </Select>
        </Field>
        <Field label={t('from')} className="min-w-0">
          <Input type="date" name="from" defaultValue={filter.from} />
        </Field>
        <Field label={t('to_')} className="min-w-0">
          <Input type="date" name="to" defaultValue={filter.to} />
        </Field>
        <div className="col-span-2 flex gap-2 sm:col-span-1">
          <Button type="submit" variant="ink">
            {t('filter')}
          </Button>
          <Button asChild variant="outline">
            <Link href={paths.adminAudit} prefetch={false}>
              {t('all')}
            </Link>
          </Button>
        </div>
      </form>
    </search>
  );
}

function AuditTable({ entries }: { entries: Entry[] }) {
  const t = useTranslations('adminAccess.audit');
  return (
    <Table label={t('caption')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('at')}</TableHeaderCell>
          <TableHeaderCell>{t('who')}</TableHeaderCell>
          <TableHeaderCell>{t('what')}</TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell">{t('whom')}</TableHeaderCell>
          <TableHeaderCell className="hidden lg:table-cell">{t('detail')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="min-w-28">
              <Moment at={entry.at} />
            </TableCell>
            <TableCell className="min-w-24 max-w-56 break-words">
              <Who entry={entry} />
              {entry.address ? <span className="block text-ink-soft text-xs">{entry.address}</span> : null}
            </TableCell>
            <TableCell className="whitespace-nowrap font-semibold">{entry.action}</TableCell>
            <TableCell className="hidden max-w-56 break-words md:table-cell">
              {entry.whom ?? <code className="text-ink-soft text-xs">{entry.subjectId}</code>}
            </TableCell>
            <TableCell className="hidden max-w-96 lg:table-cell">
              <code className="block max-h-24 overflow-hidden break-all text-ink-soft text-xs">
                {Object.keys(entry.detail).length > 0 ? JSON.stringify(entry.detail) : null}
              </code>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const KINDS = ['visitor', 'user', 'api-key', 'job'] as const;

function Who({ entry: { actor, who } }: { entry: Entry }) {
  const t = useTranslations('adminAccess.audit');
  if (who !== null) return actor.kind === 'api-key' ? t('byKey', { name: who }) : who;
  if (actor.id !== null) return <span className="text-ink-soft">{t('gone')}</span>;
  const kind = KINDS.find((known) => known === actor.kind);
  return <span className="text-ink-soft">{kind ? t(`kinds.${kind}`) : actor.kind}</span>;
}
