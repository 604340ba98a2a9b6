'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { PICTURE_BOUNDS } from '@/domain/picture';
import { ApiError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { shrinkPicture } from './shrink-picture';

/** Sends a file to be the event's picture. What the form has stays until the new one is there. */
export function usePictureUpload(onUploaded: (imageUrl: string) => void) {
  const t = useTranslations('adminEvents.picture');
  const refused = useTranslations('errors');
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const wordsOf = (failure: unknown): string => {
    if (!(failure instanceof ApiError)) return t('noNetwork');
    const [field] = failure.fields;
    if (field && t.has(`refused.${field.code}`)) return t(`refused.${field.code}`, { ...field.params });
    if (failure.code === 'PAYLOAD_TOO_LARGE') return t('tooLarge');
    return failure.code === 'UNSUPPORTED_MEDIA_TYPE' ? t('noPicture') : refused(failure.code);
  };

  return {
    isSending,
    error,
    stop: () => running.current?.abort(),
    async send(file: File) {
      running.current?.abort();
      const work = new AbortController();
      running.current = work;
      setError(null);
      setSending(true);
      try {
        const upload = await shrinkPicture(file);
        if (upload.size > PICTURE_BOUNDS.bytes) return setError(t('tooLarge'));
        const { imageUrl } = await api('POST /api/pictures', { upload, signal: work.signal });
        onUploaded(imageUrl);
      } catch (failure) {
        if (!work.signal.aborted) setError(wordsOf(failure));
      } finally {
        if (running.current === work) setSending(false);
      }
    },
  };
}
