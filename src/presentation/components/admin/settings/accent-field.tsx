'use client';

import { useTranslations } from 'next-intl';
import { accentPalette, CORAL_INK } from '@/presentation/accent';

/** Where one begins who has chosen none: ours. */
const OURS = '#f26b4b';

type AccentFieldProps = { accent: string | null; onChange: (accent: string | null) => void };

/** The shop's colour, and what becomes of it on both grounds. */
export function AccentField({ accent, onChange }: AccentFieldProps) {
  const t = useTranslations('adminSettings');
  return (
    <fieldset className="grid gap-3" aria-describedby="accent-hint">
      <legend className="mb-1.5 font-medium text-sm">{t('accent')}</legend>
      <div className="flex flex-wrap items-center gap-3">
        <label className="inline-flex min-h-11 cursor-pointer items-center gap-2.5">
          <input
            type="checkbox"
            checked={accent !== null}
            onChange={({ target }) => onChange(target.checked ? OURS : null)}
            className="size-5 accent-ink"
          />
          {t('ownAccent')}
        </label>
        {accent === null ? null : (
          <input
            type="color"
            value={accent}
            aria-label={t('accent')}
            onChange={({ target }) => onChange(target.value)}
            className="h-11 w-16 cursor-pointer rounded-lg border border-field bg-card p-1"
          />
        )}
      </div>
      <p id="accent-hint" className="text-ink-soft text-sm">
        {t('accentHint')}
      </p>
      <Preview accent={accent ?? OURS} />
    </fieldset>
  );
}

function Preview({ accent }: { accent: string }) {
  const t = useTranslations('adminSettings');
  const palette = accentPalette(accent);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} className="grid gap-2 rounded-ticket border border-line p-4">
          <p className="text-sm">{t(theme)}</p>
          <svg viewBox="0 0 240 64" role="img" aria-label={t('preview')} className="w-full max-w-60">
            <rect width="240" height="64" rx="8" fill={theme === 'light' ? '#f8f3ea' : '#0f1629'} />
            <rect x="12" y="14" width="140" height="36" rx="8" fill={palette[theme].coral} />
            <text x="82" y="36.5" textAnchor="middle" fontSize="13" fontWeight="600" fill={CORAL_INK}>
              {t('buy')}
            </text>
            <text x="168" y="36.5" fontSize="13" fontWeight="600" textDecoration="underline" fill={palette[theme].text}>
              {t('link')}
            </text>
          </svg>
        </div>
      ))}
    </div>
  );
}
