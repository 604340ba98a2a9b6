'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { FormProvider } from 'react-hook-form';
import type { EventDetailDto } from '@/application/events/schema';
import { Alert } from '../../ui/alert';
import { useFirstError } from '../../use-first-error';
import { useIsAwake } from '../../use-is-awake';
import { PictureSection } from '../pictures/picture-section';
import { PreviewPane } from '../preview/preview-pane';
import { PreviewDialog } from '../series/preview-dialog';
import { ScopeChoice } from '../series/scope-choice';
import { type EditedDate, useSeriesScope } from '../series/use-series-scope';
import { TicketsSection } from '../ticket-types/tickets-section';
import { ConflictDialog } from './conflict-dialog';
import { DetailsSection } from './details-section';
import { EditorHead } from './editor-head';
import type { EventDefaults } from './event-form-values';
import { OrganiserSection } from './organiser-section';
import { SaveBar } from './save-bar';
import { TranslationsSection } from './translations-section';
import { useEventEditor } from './use-event-editor';
import { WhenSection } from './when-section';
import { type CountryOption, WhereSection } from './where-section';

type EventFormProps = {
  event?: EventDetailDto;
  /** What stands below its name. */
  notice?: ReactNode;
  /** Where it is a date of a series. */
  date?: EditedDate;
  /** When the draft publishes itself; null where it waits for somebody. */
  publishAt?: string | null;
  /** What a new one begins with. */
  defaults?: EventDefaults;
  soldTypeIds?: string[];
  accountId: string;
  timeZones: string[];
  countries: readonly CountryOption[];
};

export function EventForm({
  event,
  notice,
  date = null,
  publishAt = null,
  defaults,
  soldTypeIds = [],
  accountId,
  timeZones,
  countries,
}: EventFormProps) {
  const t = useTranslations('admin.form');
  const series = useSeriesScope(date);
  const editor = useEventEditor(event, { accountId, save: series.save, defaults });
  const { form, saved, refusal, conflict } = editor;
  const element = useRef<HTMLFormElement>(null);
  useFirstError(element, refusal);
  const isClosed = saved?.status === 'CANCELLED';
  const isAwake = useIsAwake();

  return (
    <FormProvider {...form}>
      <EditorHead saved={saved} publishAt={publishAt} />
      {notice}
      <form
        ref={element}
        noValidate
        onSubmit={(submission) => {
          submission.preventDefault();
          editor.submit();
        }}
      >
        {isClosed ? (
          <Alert tone="warn" className="mb-6">
            {t('cancelledNotice')}
          </Alert>
        ) : null}
        <div className="grid grid-cols-1 gap-x-10 xl:grid-cols-[minmax(0,1fr)_21rem]">
          <fieldset disabled={isClosed || !isAwake} className="min-w-0">
            <DetailsSection saved={saved} />
            <WhenSection isNew={saved === undefined} timeZones={timeZones} />
            <WhereSection countries={countries} />
            <OrganiserSection />
            <TicketsSection sold={saved?.ticketsSold ?? 0} soldTypeIds={soldTypeIds} />
            <PictureSection />
            <TranslationsSection />
          </fieldset>
          <PreviewPane saved={saved} />
        </div>
        {date && !isClosed ? <ScopeChoice scope={series.scope} onChange={series.setScope} /> : null}
        {isClosed ? null : <SaveBar editor={editor} />}
      </form>
      {series.asked ? <PreviewDialog preview={series.asked} /> : null}
      {conflict ? (
        <ConflictDialog ways={conflict} onClose={editor.dismissConflict} onResolve={editor.resolveConflict} />
      ) : null}
    </FormProvider>
  );
}
