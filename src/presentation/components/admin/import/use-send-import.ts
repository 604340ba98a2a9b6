'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LIMITS } from '@/domain/limits';
import { ApiError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';

type Fault = { text: string; isOfFile: boolean };

/** What a spreadsheet calls its files is no type that a browser agrees on: it is told by what is in it. */
const asText = (file: File) => (file.type.startsWith('text/') ? file : new Blob([file], { type: 'text/plain' }));

/** Sends a file to be looked at, and leads to what it would change. */
export function useSendImport() {
  const t = useTranslations('adminEvents.import');
  const refused = useTranslations('errors');
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Fault | null>(null);

  const wordsOf = (failure: unknown): Fault => {
    if (!(failure instanceof ApiError)) return { text: t('noNetwork'), isOfFile: false };
    const [field] = failure.fields;
    if (field?.field === 'file' && t.has(`refused.${field.code}`)) {
      return { text: t(`refused.${field.code}`), isOfFile: true };
    }
    // The form names its fields as the call names its options.
    if (field)
      return {
        text: t('refused.reason', { field: t.has(field.field) ? t(field.field) : field.field }),
        isOfFile: false,
      };
    if (failure.code === 'PAYLOAD_TOO_LARGE') return { text: t('tooLarge'), isOfFile: true };
    return { text: refused(failure.code), isOfFile: false };
  };

  return {
    isSending,
    error,
    async send(file: File | null, options: Record<string, unknown>) {
      if (!file) return setError({ text: t('noFile'), isOfFile: true });
      if (file.size > LIMITS.importFile) return setError({ text: t('tooLarge'), isOfFile: true });
      setError(null);
      setSending(true);
      try {
        const name = file.name.slice(-LIMITS.fileName);
        const { id } = await api('POST /api/imports', { query: { ...options, name }, upload: asText(file) });
        router.push(paths.importOf(id));
      } catch (failure) {
        setError(wordsOf(failure));
        setSending(false);
      }
    },
  };
}
