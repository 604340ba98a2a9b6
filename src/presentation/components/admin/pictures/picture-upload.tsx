'use client';

import { CircleAlert, ImageUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import type { EventFormValues } from '../editor/event-form-values';
import { ChoosePicture } from './choose-picture';
import { ImagePreview } from './image-preview';
import { usePictureUpload } from './use-picture-upload';

/** The picture as visitors will see it; a file is chosen or dropped here, and sent at once. */
export function PictureUpload() {
  const t = useTranslations('adminEvents.picture');
  const { control, setValue } = useFormContext<EventFormValues>();
  const address = useWatch({ control, name: 'imageUrl' }).trim();
  const set = (imageUrl: string) => setValue('imageUrl', imageUrl, { shouldDirty: true, shouldValidate: true });
  const { isSending, error, send, stop } = usePictureUpload(set);
  const [isOver, setOver] = useState(false);
  const errorId = useId();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void send(file);
  };
  return (
    // Dropping is a way beside the button, which does the same for everybody.
    <section
      aria-label={t('label')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'grid gap-4 rounded-ticket p-1 sm:grid-cols-[minmax(0,18rem)_minmax(10rem,1fr)]',
        isOver && 'outline-2 outline-coral outline-dashed',
      )}
    >
      <ImagePreview address={address} />
      <div className="grid content-start justify-items-start gap-3">
        <div className="flex flex-wrap gap-2">
          <ChoosePicture
            label={t('choose')}
            isSending={isSending}
            errorId={error ? errorId : undefined}
            onChosen={(file) => void send(file)}
          >
            <ImageUp aria-hidden="true" />
            {isSending ? t('sending') : address ? t('replace') : t('choose')}
          </ChoosePicture>
          {isSending ? (
            <Button variant="ghost" onClick={stop}>
              {t('stop')}
            </Button>
          ) : null}
          {address && !isSending ? (
            <Button variant="ghost" onClick={() => set('')}>
              <Trash2 aria-hidden="true" />
              {t('remove')}
            </Button>
          ) : null}
        </div>
        <p className="text-ink-soft text-sm">{t('hint')}</p>
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-danger text-sm empty:hidden">
          {error ? (
            <>
              <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
              {error}
            </>
          ) : null}
        </p>
      </div>
    </section>
  );
}
