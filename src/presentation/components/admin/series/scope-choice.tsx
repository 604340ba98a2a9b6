'use client';

import { useTranslations } from 'next-intl';
import { CHANGE_SCOPES, type ChangeScope } from '@/application/series/schema';

/** For which dates of its series an edit is. */
export function ScopeChoice({ scope, onChange }: { scope: ChangeScope; onChange: (scope: ChangeScope) => void }) {
  const t = useTranslations('adminSeries.scope');
  return (
    <fieldset className="mt-8 grid gap-2 rounded-ticket border border-line bg-card p-5" aria-describedby="scope-hint">
      <legend className="float-left mb-1 w-full font-bold text-lg">{t('legend')}</legend>
      {CHANGE_SCOPES.map((each) => (
        <label key={each} className="flex min-h-9 cursor-pointer items-center gap-2.5">
          <input
            type="radio"
            name="scope"
            value={each}
            checked={scope === each}
            onChange={() => onChange(each)}
            className="size-4 accent-ink"
          />
          {t(each)}
        </label>
      ))}
      <p id="scope-hint" className="text-ink-soft text-sm">
        {t('hint')}
      </p>
    </fieldset>
  );
}
