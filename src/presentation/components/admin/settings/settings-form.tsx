'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { LIMITS } from '@/domain/limits';
import { isLocale, LOCALES } from '@/domain/locale';
import { CURRENCIES } from '@/domain/money';
import type { KeptShop } from '@/domain/shop';
import type { ActionResult } from '@/presentation/actions/result';
import { saveShop } from '@/presentation/actions/shop';
import { useFieldErrors } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { useFirstError } from '../../use-first-error';
import { AccentField } from './accent-field';
import { LogoField } from './logo-field';

/** The shop's settings, saved together. What was typed stays where it was refused. */
export function SettingsForm({ shop, timeZones }: { shop: KeptShop; timeZones: string[] }) {
  const t = useTranslations('adminSettings');
  const errors = useTranslations('errors');
  const [typed, setTyped] = useState(shop);
  const [answer, setAnswer] = useState<ActionResult<KeptShop> | null>(null);
  const [isPending, start] = useTransition();
  const element = useRef<HTMLFormElement>(null);
  useFirstError(element, answer);
  const refusal = answer && !answer.ok ? answer.error : null;
  const errorOf = useFieldErrors(refusal?.fields ?? []);
  const set = (changes: Partial<KeptShop>) => setTyped({ ...typed, ...changes });

  const save = () =>
    start(async () => {
      const saved = await saveShop(null, typed);
      setAnswer(saved);
      if (!saved.ok) return;
      setTyped(saved.data);
      toast.success(t('saved'));
    });

  return (
    <form
      ref={element}
      noValidate
      onSubmit={(submission) => {
        submission.preventDefault();
        if (!isPending) save();
      }}
      className="grid max-w-2xl gap-10"
    >
      <section aria-labelledby="look" className="grid gap-6">
        <h2 id="look" className="font-bold text-2xl">
          {t('look')}
        </h2>
        <Field label={t('name')} hint={t('nameHint')} error={errorOf('name')}>
          <Input
            name="name"
            value={typed.name}
            maxLength={LIMITS.shopName}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <AccentField accent={typed.accent} onChange={(accent) => set({ accent })} />
        <LogoField logo={typed.logo} onChange={(logo) => set({ logo })} />
      </section>
      <section aria-labelledby="defaults" className="grid gap-6">
        <div>
          <h2 id="defaults" className="font-bold text-2xl">
            {t('defaults')}
          </h2>
          <p className="text-ink-soft">{t('defaultsHint')}</p>
        </div>
        <Field label={t('locale')} hint={t('localeHint')}>
          <Select
            value={typed.locale}
            onChange={({ target: { value } }) => set({ locale: isLocale(value) ? value : typed.locale })}
          >
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {t(`languages.${locale}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('currency')}>
          <Select
            value={typed.currency}
            onChange={({ target: { value } }) =>
              set({ currency: CURRENCIES.find((currency) => currency === value) ?? typed.currency })
            }
          >
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
        <Field label={t('timeZone')} error={errorOf('timeZone')}>
          <Select value={typed.timeZone} onChange={({ target }) => set({ timeZone: target.value })}>
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </section>
      {refusal ? (
        <Alert tone="danger">{refusal.code === 'OPTIMISTIC_LOCK_ERROR' ? t('stale') : errors(refusal.code)}</Alert>
      ) : null}
      <Button type="submit" variant="accent" pending={isPending} className="w-fit">
        {isPending ? t('saving') : t('save')}
      </Button>
    </form>
  );
}
