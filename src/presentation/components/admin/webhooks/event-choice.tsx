import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@/application/webhooks/schema';
import { useTypeWords } from './webhook-words';

type EventChoiceProps = {
  id: string;
  chosen: WebhookEvent[];
  error: string | undefined;
  onChange: (events: WebhookEvent[]) => void;
};

const GROUPS = ['event', 'ticket', 'user'] as const;
const BOX = 'size-5 shrink-0 accent-ink';

/** What a webhook hears of, one by one or all at once. */
export function EventChoice({ id, chosen, error, onChange }: EventChoiceProps) {
  const t = useTranslations('adminWebhooks');
  const words = useTypeWords();
  const isAll = chosen.length === WEBHOOK_EVENTS.length;
  const all = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (all.current) all.current.indeterminate = !isAll && chosen.length > 0;
  }, [isAll, chosen.length]);
  // In the order in which they stand here, whatever was pressed first.
  const toggle = (type: WebhookEvent) =>
    onChange(WEBHOOK_EVENTS.filter((each) => (each === type ? !chosen.includes(type) : chosen.includes(each))));
  return (
    <fieldset className="grid gap-3" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-2 font-medium text-sm">{t('events')}</legend>
      <label className="flex min-h-9 items-center gap-2.5">
        <input
          ref={all}
          type="checkbox"
          className={BOX}
          checked={isAll}
          aria-invalid={error ? true : undefined}
          onChange={() => onChange(isAll ? [] : [...WEBHOOK_EVENTS])}
        />
        {t('all')}
      </label>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {GROUPS.map((group) => (
          <fieldset key={group}>
            <legend className="mb-1 text-ink-soft text-sm">{t(`groups.${group}`)}</legend>
            {WEBHOOK_EVENTS.filter((type) => type.startsWith(`${group}.`)).map((type) => (
              <label key={type} className="flex min-h-9 items-center gap-2.5">
                <input type="checkbox" className={BOX} checked={chosen.includes(type)} onChange={() => toggle(type)} />
                {words(type)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  );
}
