import { useFormatter, useTranslations } from 'next-intl';
import type { NumberChange } from '@/application/event-numbers/schema';
import { NAME_CELL, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';

/** Reasons that we wrote ourselves; whoever undoes a check-in writes another in their own words. */
const REASONS = ['holder', 'organiser', 'event-cancelled', 'import'] as const;
type Reason = (typeof REASONS)[number];
const isReason = (why: string): why is Reason => REASONS.some((reason) => reason === why);

/** Newest first, in the event's own time. */
export function ChangeLog({ changes, timeZone }: { changes: NumberChange[]; timeZone: string }) {
  const t = useTranslations('admin.numbers');
  return (
    <Table label={t('changes')}>
      <TableHead>
        <tr>
          <TableHeaderCell className="hidden md:table-cell">{t('when')}</TableHeaderCell>
          <TableHeaderCell>{t('what')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('seats')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('leftAfter')}</TableHeaderCell>
          <TableHeaderCell className="hidden sm:table-cell">{t('who')}</TableHeaderCell>
          <TableHeaderCell className="hidden sm:table-cell">{t('why')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {changes.map((change) => (
          <TableRow key={`${change.kind} ${change.at} ${change.type} ${change.code} ${change.left}`}>
            <TableCell className="hidden whitespace-nowrap md:table-cell">
              <When at={change.at} timeZone={timeZone} />
            </TableCell>
            <TableCell className={NAME_CELL}>
              <span className="font-semibold">{t(`kinds.${change.kind}`, { tickets: change.tickets })}</span>
              {change.type || change.code ? (
                <span className="block break-words text-ink-soft text-xs">
                  {[change.type, change.code].filter(Boolean).join(' · ')}
                </span>
              ) : null}
              <span className="block text-ink-soft text-xs md:hidden">
                <When at={change.at} timeZone={timeZone} />
              </span>
              <span className="block break-words text-ink-soft text-xs sm:hidden">
                {change.who ?? t('nobody')} <Why change={change} />
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-right font-semibold">
              {t('moved', { seats: change.seats })}
            </TableCell>
            <TableCell className="text-right">{t('figure', { count: change.left })}</TableCell>
            <TableCell className="hidden max-w-56 sm:table-cell">{change.who ?? t('nobody')}</TableCell>
            <TableCell className="hidden max-w-64 sm:table-cell">
              <Why change={change} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function When({ at, timeZone }: { at: string; timeZone: string }) {
  const { dateTime } = useFormatter();
  return <time dateTime={at}>{dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium', timeZone })}</time>;
}

function Why({ change: { kind, why } }: { change: NumberChange }) {
  const t = useTranslations('admin.numbers.reasons');
  if (kind === 'undone') return why;
  return why !== null && isReason(why) ? t(why) : null;
}
