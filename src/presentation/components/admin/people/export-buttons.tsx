'use client';

import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { EXPORT_FORMATS } from '@/application/attendees/schema';
import { exportAttendees } from '@/presentation/actions/attendees';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import type { ShownFilter } from './attendee-filter';

/** Starts a file of everything that the list shows, whatever was searched for: the panel above the page tells of it. */
export function ExportButtons({ eventId, filter: { status, type } }: { eventId: string | null; filter: ShownFilter }) {
  const t = useTranslations('people.export');
  const errors = useTranslations('errors');
  const { form, submit, isPending, error } = useActionForm({
    action: exportAttendees,
    initial: {},
    onDone: () => toast.success(t('started')),
  });
  const asked = { eventId: eventId ?? '', status, typeId: type, locale: useLocale() };
  const reason = String(error?.facts.reason ?? '');
  return (
    <form ref={form} action={submit} className="grid gap-1">
      {Object.entries(asked).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <fieldset className="flex items-center gap-2" title={t('hint')}>
        <legend className="sr-only">
          {t('label')}. {t('hint')}
        </legend>
        {EXPORT_FORMATS.map((format) => (
          <Button key={format} type="submit" name="format" value={format} variant="outline" disabled={isPending}>
            <Download aria-hidden="true" />
            {t(format)}
          </Button>
        ))}
      </fieldset>
      {error ? (
        <p role="alert" className="text-danger text-sm">
          {t.has(`refused.${reason}`) ? t(`refused.${reason}`) : errors(error.code)}
        </p>
      ) : null}
    </form>
  );
}
