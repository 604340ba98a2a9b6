'use client';

import { ArrowLeft, ChevronRight, ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import type { EventDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { CURRENCIES } from '@/domain/money';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useFieldErrors } from '../field-errors';
import { Alert } from '../ui/alert';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { Field } from '../ui/field';
import { Input, Textarea } from '../ui/input';
import { Select } from '../ui/select';
import { useFirstFault } from '../use-first-fault';
import { ConflictDialog } from './conflict-dialog';
import { parseDecimal } from './decimal';
import { type DraftField, type EventDraft, TRANSLATED_LOCALES } from './event-draft';
import { STATUS_TONES } from './event-status';
import { ImagePreview } from './image-preview';
import { LeaveGuard } from './leave-guard';
import { useEventEditor } from './use-event-editor';

type EventFormProps = { event?: EventDto; timeZones: string[] };

export function EventForm({ event, timeZones }: EventFormProps) {
  const t = useTranslations('admin.form');
  const errors = useTranslations('errors');
  const categories = useTranslations('categories');
  const editor = useEventEditor(event);
  const { saved, draft, changes, refusal, isPending } = editor;
  const faults = refusal?.error.fields ?? [];
  const errorOf = useFieldErrors(faults);
  const hintOf = useLocalHints(draft, saved?.ticketsSold ?? 0);
  const form = useRef<HTMLFormElement>(null);
  useFirstFault(form, refusal);
  const isClosed = saved?.status === 'CANCELLED';
  const sold = saved?.ticketsSold ?? 0;

  const control = (field: DraftField) => ({
    name: field,
    value: draft[field],
    onChange: (change: { target: { value: string } }) => editor.set(field, change.target.value),
  });
  const faultOf = (field: DraftField) => hintOf(field) ?? errorOf(field);

  return (
    <>
      <EditorHead saved={saved} />
      <form
        ref={form}
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
        <fieldset disabled={isClosed} className="min-w-0">
          <Section title={t('sections.what')} hint={t('sections.whatHint')}>
            <Field label={t('name')} error={faultOf('name')}>
              <Input maxLength={200} autoComplete="off" {...control('name')} />
            </Field>
            {saved ? (
              <Field label={t('slug')} hint={t('slugHint')}>
                <Input readOnly value={saved.slug} className="bg-sunken text-ink-soft" />
              </Field>
            ) : null}
            <Field label={t('description')} hint={t('descriptionHint')} error={faultOf('description')}>
              <Textarea rows={7} maxLength={10_000} {...control('description')} />
            </Field>
            <Field label={t('category')} error={faultOf('category')} className="sm:max-w-64">
              <Select {...control('category')}>
                {EVENT_CATEGORIES.map((category) => (
                  <option key={category} value={category}>
                    {categories(category)}
                  </option>
                ))}
              </Select>
            </Field>
          </Section>

          <Section title={t('sections.when')} hint={t('sections.whenHint')}>
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <Field label={t('eventDate')} error={faultOf('eventDate')}>
                <Input type="datetime-local" {...control('eventDate')} />
              </Field>
              <Field label={t('endDate')} hint={saved ? undefined : t('endDateHint')} error={faultOf('endDate')}>
                <Input type="datetime-local" min={draft.eventDate || undefined} {...control('endDate')} />
              </Field>
            </div>
            <Field label={t('timeZone')} error={faultOf('timeZone')} className="sm:max-w-96">
              <Select {...control('timeZone')}>
                {(timeZones.includes(draft.timeZone) ? timeZones : [draft.timeZone, ...timeZones]).map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll('_', ' ')}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('location')} hint={t('locationHint')} error={faultOf('location')}>
              <Input maxLength={300} autoComplete="off" {...control('location')} />
            </Field>
          </Section>

          <Section title={t('sections.tickets')} hint={t('sections.ticketsHint')}>
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <Field
                label={t('capacity')}
                hint={sold > 0 ? t('capacitySold', { sold }) : t('capacityHint')}
                error={faultOf('capacity')}
              >
                <Input inputMode="numeric" autoComplete="off" {...control('capacity')} />
              </Field>
              <div className="grid grid-cols-[1fr_7rem] items-start gap-3">
                <Field label={t('price')} hint={t('priceHint')} error={faultOf('price')}>
                  <Input inputMode="decimal" autoComplete="off" placeholder="0" {...control('price')} />
                </Field>
                <Field label={t('currency')} error={faultOf('currency')}>
                  <Select {...control('currency')}>
                    {CURRENCIES.map((code) => (
                      <option key={code}>{code}</option>
                    ))}
                  </Select>
                </Field>
              </div>
            </div>
            <fieldset className="grid gap-2">
              <legend className="mb-1.5 font-medium text-sm">{t('status')}</legend>
              <div className="grid gap-3 sm:grid-cols-2">
                <Visibility
                  control={control('status')}
                  value="DRAFT"
                  label={t('statusDraft')}
                  hint={t('statusDraftHint')}
                />
                <Visibility
                  control={control('status')}
                  value="SCHEDULED"
                  label={t('statusScheduled')}
                  hint={t('statusScheduledHint')}
                />
              </div>
            </fieldset>
          </Section>

          <Section title={t('sections.picture')} hint={t('sections.pictureHint')}>
            <Field label={t('imageUrl')} hint={t('imageUrlHint')} error={faultOf('imageUrl')}>
              <Input inputMode="url" autoComplete="off" spellCheck={false} maxLength={2000} {...control('imageUrl')} />
            </Field>
            <ImagePreview address={draft.imageUrl.trim()} />
          </Section>

          <Section title={t('sections.translations')} hint={t('sections.translationsHint')}>
            {TRANSLATED_LOCALES.map((language) => (
              <TranslationFields key={language} language={language} draft={draft}>
                <Field label={t('translationName')} error={faultOf(`translations.${language}.name`)}>
                  <Input maxLength={200} lang={language} {...control(`translations.${language}.name`)} />
                </Field>
                <Field label={t('translationDescription')} error={faultOf(`translations.${language}.description`)}>
                  <Textarea maxLength={10_000} lang={language} {...control(`translations.${language}.description`)} />
                </Field>
              </TranslationFields>
            ))}
          </Section>
        </fieldset>

        {isClosed ? null : (
          <div className="sticky bottom-0 z-20 -mx-4 mt-8 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
            {refusal ? (
              <Alert tone="danger" className="mb-3">
                {faults.length > 0 ? t('faults', { count: faults.length }) : errors(refusal.error.code)}
              </Alert>
            ) : null}
            <div className="flex flex-wrap items-center justify-end gap-3">
              <p className="mr-auto text-ink-soft text-sm" role="status">
                {changes.length > 0 ? t('changes', { count: changes.length }) : t('noChanges')}
              </p>
              {changes.length > 0 ? (
                <Button variant="ghost" onClick={editor.discard} disabled={isPending}>
                  {t('discard')}
                </Button>
              ) : null}
              <Button type="submit" variant="accent" pending={isPending} disabled={changes.length === 0}>
                {isPending ? t('saving') : saved ? t('save') : t('create')}
              </Button>
            </div>
          </div>
        )}
      </form>
      {editor.theirs ? (
        <ConflictDialog
          conflicts={editor.conflicts}
          before={editor.base}
          yours={draft}
          theirs={editor.theirs}
          onClose={editor.dismissConflict}
          onResolve={editor.resolveConflict}
        />
      ) : null}
      <LeaveGuard changes={changes.length} />
    </>
  );
}

function EditorHead({ saved }: { saved: EventDto | undefined }) {
  const t = useTranslations('admin.form');
  const status = useTranslations('status');
  return (
    <div className="mb-8 grid gap-4">
      <Link
        href={paths.admin}
        className="inline-flex w-fit items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-extrabold text-3xl sm:text-4xl">{saved ? saved.name : t('newTitle')}</h1>
        {saved ? <Badge tone={STATUS_TONES[saved.status]}>{status(saved.status)}</Badge> : null}
        {saved && saved.status !== 'DRAFT' ? (
          <Button asChild variant="outline" size="sm" className="ml-auto">
            <Link href={paths.event(saved.slug)}>
              <ExternalLink aria-hidden="true" />
              {t('view')}
            </Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-8 lg:grid-cols-[16rem_1fr]">
      <div>
        <h2 className="font-bold text-xl">{title}</h2>
        <p className="mt-1.5 text-ink-soft text-sm">{hint}</p>
      </div>
      <div className="grid min-w-0 gap-5">{children}</div>
    </section>
  );
}

type VisibilityProps = {
  control: Pick<ComponentProps<'input'>, 'name' | 'onChange'> & { value: string };
  value: EventDraft['status'];
  label: string;
  hint: string;
};

function Visibility({ control, value, label, hint }: VisibilityProps) {
  const isChosen = control.value === value;
  return (
    <label
      className={cn(
        'flex cursor-pointer items-start gap-3 rounded-lg border-2 bg-card p-3.5',
        isChosen ? 'border-ink' : 'border-line hover:border-field',
      )}
    >
      <input
        type="radio"
        name={control.name}
        value={value}
        checked={isChosen}
        onChange={control.onChange}
        className="mt-1 accent-ink"
      />
      <span>
        <span className="block font-semibold">{label}</span>
        <span className="block text-ink-soft text-sm">{hint}</span>
      </span>
    </label>
  );
}

type TranslationFieldsProps = { language: (typeof TRANSLATED_LOCALES)[number]; draft: EventDraft; children: ReactNode };

/** Folded until it is wanted; one that has words says so on its lid. */
function TranslationFields({ language, draft, children }: TranslationFieldsProps) {
  const t = useTranslations('admin.form');
  const words = draft[`translations.${language}.name`];
  return (
    <details className="group rounded-lg border border-line bg-card open:pb-5">
      <summary className="flex min-h-12 list-none items-center gap-2.5 rounded-lg px-3 font-semibold hover:bg-sunken">
        <ChevronRight
          className="size-4 shrink-0 text-ink-soft transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        {t(`locales.${language}`)}
        <span className="min-w-0 truncate font-normal text-ink-soft text-sm">{words}</span>
      </summary>
      <div className="grid gap-5 px-4 pt-4">{children}</div>
    </details>
  );
}

/** What can be told while it is typed; the server tells the rest. */
function useLocalHints(draft: EventDraft, sold: number) {
  const t = useTranslations('admin.form');
  const faults = useTranslations('fieldErrors');
  const locale = useLocale();
  return (field: DraftField): string | undefined => {
    if (field === 'price' && draft.price.trim() !== '' && parseDecimal(draft.price, locale) === null) {
      return t('localPriceInvalid');
    }
    if (field === 'capacity' && draft.capacity.trim() !== '' && Number(draft.capacity) < sold) {
      return faults('below_sold', { sold });
    }
    if (field === 'endDate' && draft.endDate !== '' && draft.eventDate !== '' && draft.endDate <= draft.eventDate) {
      return faults('end_before_start');
    }
    return undefined;
  };
}
