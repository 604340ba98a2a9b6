import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ImportCounts, ImportOutcome, ImportPreview } from '@/application/imports/schema';
import { isOpen, type TaskDto } from '@/application/long-tasks/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { useTaskWords } from '../tasks/task-words';
import { ConfirmImport } from './confirm-import';
import { Faults } from './faults';
import { ImportProgress } from './import-progress';
import { PlannedRows, RefusedRows } from './import-rows';
import { StepHeading } from './step-heading';

type ImportViewProps = {
  id: string;
  /** Of reading the file, or of importing it. */
  task: TaskDto;
  isImport: boolean;
  preview: ImportPreview | null;
  outcome: ImportOutcome | null;
};

/** Where a file stands: being read, looked at, being imported, or in. */
export function ImportView({ id, task, isImport, preview, outcome }: ImportViewProps) {
  const t = useTranslations('adminEvents.import');
  const { stateOf } = useTaskWords();
  if (outcome) return <Imported outcome={outcome} />;
  if (isOpen(task)) return <ImportProgress task={task} isImport={isImport} />;
  if (task.state === 'CANCELLED')
    return (
      <Alert tone="warn" title={t('stopped')}>
        {t('stoppedText')}
      </Alert>
    );
  if (task.state === 'FAILED' || !preview)
    return (
      <Alert tone="danger" title={t('failed')}>
        {task.state === 'FAILED' ? <p>{stateOf(task)}</p> : null}
        <p>{t('failedText')}</p>
      </Alert>
    );
  if ('problem' in preview) {
    return (
      <Alert tone="danger" title={t('problem')}>
        <Faults faults={preview.faults} english={preview.problem} />
      </Alert>
    );
  }
  return <Preview id={id} preview={preview} />;
}

function Preview({ id, preview }: { id: string; preview: Exclude<ImportPreview, { problem: string }> }) {
  const t = useTranslations('adminEvents.import');
  const changes = preview.created + preview.updated;
  return (
    <div className="grid grid-cols-1 gap-8">
      <StepHeading>{t('previewTitle')}</StepHeading>
      <Counts counts={preview} />
      {changes > 0 ? (
        <>
          <PlannedRows rows={preview.rows} isAll={preview.rows.length === changes} />
          <ConfirmImport id={id} count={changes} />
        </>
      ) : (
        <Alert title={t('nothing')}>{preview.refused === 0 ? t('nothingText') : null}</Alert>
      )}
      <RefusedRows rows={preview.refusals} isAll={preview.refusals.length === preview.refused} />
    </div>
  );
}

function Imported({ outcome }: { outcome: ImportOutcome }) {
  const t = useTranslations('adminEvents.import');
  return (
    <div className="grid grid-cols-1 gap-8">
      <StepHeading>
        <CircleCheck className="mr-2 inline size-6 align-text-bottom text-ok" aria-hidden="true" />
        {t('doneTitle')}
      </StepHeading>
      <Counts counts={outcome} />
      <Button asChild variant="accent" className="w-fit">
        <Link href={`${paths.adminEvents}?sort=createdAt,desc`} prefetch={false}>
          {t('toEvents')}
        </Link>
      </Button>
      <RefusedRows rows={outcome.refusals} isAll={outcome.refusals.length === outcome.refused} />
    </div>
  );
}

function Counts({ counts: { created, updated, unchanged, refused } }: { counts: ImportCounts }) {
  const t = useTranslations('adminEvents.import');
  const figures = [
    { count: created, words: t('created', { count: created }) },
    { count: updated, words: t('updated', { count: updated }) },
    { count: unchanged, words: t('unchanged') },
    { count: refused, words: t('refusedCount', { count: refused }) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-ticket border border-line bg-line sm:grid-cols-4">
      {figures.map(({ count, words }) => (
        <div key={words} className="flex flex-col-reverse bg-card p-4">
          <dt className="text-ink-soft text-sm">{words}</dt>
          <dd className="figures font-bold text-3xl">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
