import { useFormatter, useTranslations } from 'next-intl';
import type { Outcome, WebhookState } from '@/application/webhooks/schema';
import { Badge } from '../../ui/badge';

/** `ticket.purchased` in words; a type that has none is called by its name. */
export function useTypeWords(): (type: string) => string {
  const t = useTranslations('adminWebhooks.types');
  return (type) => (t.has(type) ? t(type) : type);
}

const SHORT = { dateStyle: 'medium', timeStyle: 'short' } as const;

export function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), SHORT)}</time>;
}

export function WebhookStateBadge({ state }: { state: WebhookState }) {
  const t = useTranslations('adminWebhooks.states');
  const format = useFormatter();
  if (state.kind === 'on') return <Badge tone="ok">{t('on')}</Badge>;
  if (state.kind === 'failing') {
    return (
      <Badge tone="danger" className="whitespace-normal">
        {t('failing', { date: format.dateTime(new Date(state.since), SHORT) })}
      </Badge>
    );
  }
  if (state.why === 'admin') return <Badge>{t('admin')}</Badge>;
  return (
    <Badge tone="warn" className="whitespace-normal">
      {t(state.why === 'gone' ? 'gone' : 'failingOff')}
    </Badge>
  );
}

/** What a try came to. */
export function useOutcomeWords(): (outcome: Outcome) => string {
  const t = useTranslations('adminWebhooks.calls');
  return ({ status, problem }) => {
    if (status !== null) return t(status >= 300 && status < 400 ? 'redirect' : 'status', { status: String(status) });
    const key = `problems.${problem}`;
    return t.has(key) ? t(key) : t('problems.broken_off');
  };
}
