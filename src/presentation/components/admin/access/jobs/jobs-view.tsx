import { useTranslations } from 'next-intl';
import type { FailedJobDto, QueueDto } from '@/application/job-queues/schema';
import type { Page } from '@/application/schema';
import { discardJob, retryJob } from '@/presentation/actions/jobs';
import { paths } from '@/presentation/paths';
import { Pagination } from '../../../ui/pagination';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../../ui/table';
import { AdminSection } from '../../shell/admin-page';
import { AccessFrame } from '../access-frame';
import { Moment } from '../moment';
import { SmallAction } from '../small-action';
import { RetryAll } from './retry-all';

const hrefOf = (page: number) => (page > 1 ? `${paths.adminJobs}?page=${page}` : paths.adminJobs);

export type JobsViewProps = { queues: QueueDto[]; failed: Page<FailedJobDto> };

export function JobsView({ queues, failed }: JobsViewProps) {
  const t = useTranslations('adminAccess');
  return (
    <AccessFrame
      current="jobs"
      title={t('pages.jobs')}
      intro={t('jobs.intro')}
      action={failed.totalElements > 0 ? <RetryAll count={failed.totalElements} /> : null}
    >
      <AdminSection title={t('jobs.failed')}>
        {failed.empty ? <p className="text-ink-soft">{t('jobs.none')}</p> : null}
        <ul className="grid gap-3 empty:hidden">
          {failed.content.map((job) => (
            <FailedJob key={job.id} job={job} />
          ))}
        </ul>
        <Pagination page={failed.number + 1} totalPages={failed.totalPages} href={hrefOf} />
      </AdminSection>
      <AdminSection title={t('jobs.queues')}>
        {queues.length === 0 ? <p className="text-ink-soft">{t('jobs.noQueues')}</p> : <QueueTable queues={queues} />}
        <p className="text-ink-soft text-sm">{t('jobs.lately')}</p>
      </AdminSection>
    </AccessFrame>
  );
}

function FailedJob({ job: { id, queue, data, error, tries, failedAt } }: { job: FailedJobDto }) {
  const t = useTranslations('adminAccess.jobs');
  const name = queue ?? t('untold');
  const gone = () => t('gone');
  return (
    <li className="grid gap-2 rounded-ticket border border-line bg-card p-4">
      <p className="break-words font-semibold">{name}</p>
      <p className="text-ink-soft text-sm">
        <Moment at={failedAt} />
        {tries > 0 ? ` · ${t('tries', { count: tries })}` : null}
      </p>
      {error ? <p className="break-words text-danger text-sm">{error}</p> : null}
      <code className="block break-all text-ink-soft text-xs">{data}</code>
      <div className="flex flex-wrap gap-2">
        {queue ? (
          <SmallAction
            action={retryJob}
            fields={{ id }}
            label={t('retry')}
            name={t('retryOf', { queue })}
            done={t('retriedOne')}
            refusal={gone}
          />
        ) : null}
        <SmallAction
          action={discardJob}
          fields={{ id }}
          label={t('discard')}
          name={t('discardOf', { queue: name })}
          done={t('discarded')}
          refusal={gone}
        />
      </div>
    </li>
  );
}

function QueueTable({ queues }: { queues: QueueDto[] }) {
  const t = useTranslations('adminAccess.jobs');
  return (
    <Table label={t('queues')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('queue')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('waiting')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('running')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('failures')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {queues.map(({ name, waiting, running, failed }) => (
          <TableRow key={name}>
            <TableCell className="font-semibold">{name}</TableCell>
            <TableCell className="text-right">{t('figure', { count: waiting })}</TableCell>
            <TableCell className="text-right">{t('figure', { count: running })}</TableCell>
            <TableCell className="text-right">{t('figure', { count: failed })}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
