'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { LOCALES, type Locale } from '@/domain/locale';
import { keepLanguage } from '@/presentation/actions/account';
import { keys } from '@/presentation/api/queries';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { useActionForm } from '../../use-action-form';
import { keepMountedInput } from '../../use-kept-input';
import { FormAlert } from './form-alert';

/** The account's language, in which the page shows from then on. */
export function LanguageForm({ locale }: { locale: Locale }) {
  const t = useTranslations('settings.language');
  const languages = useTranslations('nav.languages');
  const shown = useLocale();
  const client = useQueryClient();
  const { form, submit, isPending, error, typed, setTyped } = useActionForm({
    action: keepLanguage,
    initial: { locale: String(locale) },
    onDone: (_done, chosen) => {
      void client.invalidateQueries({ queryKey: keys.me });
      if (chosen.locale === shown) {
        toast.success(t('done'));
        return;
      }
      keepMountedInput(paths.account);
      window.location.assign(localePath(chosen.locale, `${paths.account}#language`));
    },
  });
  return (
    <form ref={form} action={submit} className="flex max-w-lg flex-wrap items-end gap-3">
      <Field label={t('label')} className="min-w-56 flex-1">
        <Select
          name="locale"
          value={typed.locale}
          onChange={(event) => setTyped({ locale: event.currentTarget.value })}
        >
          {LOCALES.map((each) => (
            <option key={each} value={each} lang={each}>
              {languages(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="outline" pending={isPending}>
        {isPending ? t('saving') : t('save')}
      </Button>
      <FormAlert error={error} />
    </form>
  );
}
