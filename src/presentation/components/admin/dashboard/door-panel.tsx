import { useFormatter, useTranslations } from 'next-intl';
import type { Dashboard } from '@/application/dashboard/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { TimeChart } from './chart';
import { Panel, TableBehind } from './panel';

/** How fast people come in, all doors together. */
export function DoorPanel({ door }: Pick<Dashboard, 'door'>) {
  const t = useTranslations('adminDashboard.door');
  const format = useFormatter();
  const timeOf = (at: string) => format.dateTime(new Date(at), { hour: 'numeric', minute: '2-digit' });
  const total = door.reduce((sum, { checkIns }) => sum + checkIns, 0);
  if (total === 0) {
    return (
      <Panel id="at-the-door" title={t('title')}>
        <p className="text-ink-soft">
          {t('nothing')}{' '}
          <Link href={paths.door} prefetch={false} className="font-semibold underline underline-offset-4">
            {t('open')}
          </Link>
        </p>
      </Panel>
    );
  }
  return (
    <Panel id="at-the-door" title={t('title')} note={t('note', { count: total })}>
      <TimeChart
        form="bars"
        unit={{ kind: 'count' }}
        names={{ now: t('people'), before: '' }}
        points={door.map(({ at, checkIns }) => ({ label: timeOf(at), now: checkIns }))}
      />
      <TableBehind
        label={t('title')}
        head={[t('minute'), t('people')]}
        rows={door
          .filter(({ checkIns }) => checkIns > 0)
          .map(({ at, checkIns }) => ({ key: at, cells: [timeOf(at), format.number(checkIns)] }))}
      />
    </Panel>
  );
}
