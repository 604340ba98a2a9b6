'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { Picture } from '../../picture';
import { Button } from '../../ui/button';
import { usePictureUpload } from '../pictures/use-picture-upload';

type LogoFieldProps = { logo: string | null; onChange: (logo: string | null) => void };

/** The shop's logo: a picture is chosen and sent at once; it is the shop's when the settings are saved. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const t = useTranslations('adminSettings');
  const { isSending, error, send } = usePictureUpload(onChange);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  return (
    <fieldset className="grid justify-items-start gap-3">
      <legend className="mb-1.5 font-medium text-sm">{t('logo')}</legend>
      {logo ? <Picture src={logo} alt={t('logo')} className="h-16 max-w-60 rounded-md object-contain" /> : null}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        tabIndex={-1}
        aria-label={t('logoChoose')}
        className="sr-only"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void send(file);
          // The same file chosen once more is a choice, too.
          currentTarget.value = '';
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          pending={isSending}
          aria-describedby={error ? errorId : undefined}
          onClick={() => input.current?.click()}
        >
          {isSending ? t('logoSending') : logo ? t('logoReplace') : t('logoChoose')}
        </Button>
        {logo && !isSending ? (
          <Button variant="ghost" onClick={() => onChange(null)}>
            {t('logoRemove')}
          </Button>
        ) : null}
      </div>
      <p className="text-ink-soft text-sm">{t('logoHint')}</p>
      <p id={errorId} role="alert" className="text-danger text-sm empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
