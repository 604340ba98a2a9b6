'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ErrorCode } from '@/domain/errors';
import { confirmImport } from '@/presentation/actions/imports';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';

export function ConfirmImport({ id, count }: { id: string; count: number }) {
  const t = useTranslations('adminEvents.import');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const confirm = () =>
    start(async () => {
      setRefusal(null);
      const answer = await confirmImport(null, { id });
      if (!answer.ok) setRefusal(answer.error.code);
    });
  return (
    <div data-save-bar className="sticky bottom-0 z-20 -mx-4 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
      {refusal ? (
        <Alert tone="danger" className="mb-3">
          {errors(refusal)}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button variant="accent" pending={isPending} onClick={confirm}>
          {isPending ? t('confirming') : t('confirm', { count })}
        </Button>
      </div>
    </div>
  );
}
