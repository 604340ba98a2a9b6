'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Picture } from '../../picture';
import { Button } from '../../ui/button';
import { ChoosePicture } from '../pictures/choose-picture';
import { usePictureUpload } from '../pictures/use-picture-upload';

type LogoFieldProps = { logo: string | null; onChange: (logo: string | null) => void };

/** The shop's logo: a picture is chosen and sent at once; it is the shop's when the settings are saved. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const t = useTranslations('adminSettings');
  const { isSending, error, send } = usePictureUpload(onChange);
  const errorId = useId();
  return (
    <fieldset className="grid justify-items-start gap-3">
      <legend className="mb-1.5 font-medium text-sm">{t('logo')}</legend>
      {logo ? <Picture src={logo} alt={t('logo')} className="h-16 max-w-60 rounded-md object-contain" /> : null}
      <div className="flex flex-wrap gap-2">
        <ChoosePicture
          label={t('logoChoose')}
          isSending={isSending}
          errorId={error ? errorId : undefined}
          onChosen={(file) => void send(file)}
        >
          {isSending ? t('logoSending') : logo ? t('logoReplace') : t('logoChoose')}
        </ChoosePicture>
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
