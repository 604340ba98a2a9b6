'use client';

import { useQuery } from '@tanstack/react-query';
import { Languages, PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import type { Locale } from '@/domain/locale';
import { assistantQuery } from '@/presentation/api/queries';
import { Button } from '../../ui/button';
import type { EventFormValues } from '../editor/event-form-values';

const DraftDialog = lazy(() => import('./draft-dialog'));

type DraftButtonProps = {
  task: 'write' | 'translate';
  locale: Locale;
  into: 'description' | `translations.${Locale}.description`;
};

/** Has a model write into a field of the form, after a review. Where there is no model there is no button. */
export function DraftButton({ task, locale, into }: DraftButtonProps) {
  const t = useTranslations('admin.form.draft');
  const { data } = useQuery(assistantQuery());
  const { getValues, setValue } = useFormContext<EventFormValues>();
  const [isOpen, setOpen] = useState(false);
  if (data?.model !== 'ready') return null;
  const Icon = task === 'write' ? PenLine : Languages;
  return (
    <>
      <Button variant="outline" size="sm" className="justify-self-start" onClick={() => setOpen(true)}>
        <Icon aria-hidden="true" />
        {t(task)}
      </Button>
      {isOpen ? (
        <Suspense>
          <DraftDialog
            task={task}
            locale={locale}
            name={getValues('name')}
            description={getValues('description')}
            onUse={(text) =>
              setValue(into, text.slice(0, LIMITS.eventDescription), { shouldDirty: true, shouldValidate: true })
            }
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
