import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef } from 'react';
import { CopyButton } from '../../copy-button';
import { Input } from '../../ui/input';

/** Once, and never again. */
export function ShownSecret({ secret }: { secret: string }) {
  const t = useTranslations('adminWebhooks.secret');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-2">
      <p id={id} role="status">
        {t('shown')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Input
          ref={field}
          readOnly
          value={secret}
          aria-label={t('label')}
          aria-describedby={id}
          className="h-9 min-w-0 flex-1 basis-64 font-mono text-sm"
        />
        <CopyButton text={secret} describedBy={id}>
          {t('copy')}
        </CopyButton>
      </div>
    </div>
  );
}
