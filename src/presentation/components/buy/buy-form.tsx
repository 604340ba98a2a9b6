'use client';

import { useMutation } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { MeDto } from '@/application/auth/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { formatMoney } from '@/presentation/format';
import { useFieldErrors } from '../field-errors';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { buyTickets, type Intent, intentFor, type Outcome, type TicketOrder } from './buy-tickets';
import type { EventOnSale } from './event-on-sale';
import { useCorrectAvailability } from './use-availability';

type BuyFormProps = {
  event: EventOnSale;
  left: number;
  me: MeDto;
  maxQuantity: number;
  onBought: (tickets: TicketDto[]) => void;
};

const browser = {
  fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

// crypto.randomUUID exists on https and localhost only; a phone on the same network sees neither.
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

export function BuyForm({ event, left, me, maxQuantity, onBought }: BuyFormProps) {
  const t = useTranslations('buy');
  const locale = useLocale();
  const [name, setName] = useState(me.name);
  const [email, setEmail] = useState(me.email);
  const [wanted, setWanted] = useState(1);
  const most = Math.min(maxQuantity, left);
  const quantity = Math.min(wanted, most);
  const purchase = usePurchase(event.id, onBought);
  const fieldError = useFieldErrors(purchase.data?.kind === 'refused' ? purchase.data.refusal.errors : []);
  const total = event.price * quantity;

  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    // A second press while the first is under way must not ask twice.
    if (purchase.isPending) return;
    purchase.mutate({ eventId: event.id, participantName: name.trim(), participantEmail: email.trim(), quantity });
  };

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Quantity value={quantity} most={most} isCapped={most === maxQuantity} onChange={setWanted} />
      <Field label={t('name')} error={fieldError('participantName')}>
        <Input
          value={name}
          onChange={(change) => setName(change.target.value)}
          autoComplete="name"
          maxLength={200}
          required
        />
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={fieldError('participantEmail')}>
        <Input
          type="email"
          value={email}
          onChange={(change) => setEmail(change.target.value)}
          autoComplete="email"
          maxLength={254}
          required
        />
      </Field>
      {event.price > 0 && quantity > 1 ? (
        <p className="flex items-baseline justify-between">
          <span className="text-ink-soft">{t('total')}</span>
          <span className="figures font-bold text-2xl">{formatMoney(total, event.currency, locale)}</span>
        </p>
      ) : null}
      {purchase.isPending ? null : <Refused outcome={purchase.data} />}
      <Button type="submit" variant="accent" size="lg" pending={purchase.isPending} className="w-full">
        {purchase.isPending
          ? t('submitting', { count: quantity })
          : t(event.price === 0 ? 'submitFree' : 'submit', { count: quantity })}
      </Button>
    </form>
  );
}

function usePurchase(eventId: string, onBought: (tickets: TicketDto[]) => void) {
  const intent = useRef<Intent | null>(null);
  const correctAvailability = useCorrectAvailability(eventId);
  return useMutation({
    mutationFn: (order: TicketOrder) => {
      intent.current = intentFor(intent.current, order, newKey);
      return buyTickets(order, intent.current.key, browser);
    },
    onSuccess: (outcome) => {
      if (outcome.kind === 'unknown') return;
      // Answered: whatever is bought next is a new sale.
      intent.current = null;
      if (outcome.kind === 'sold') {
        correctAvailability((left) => left - outcome.tickets.length);
        onBought(outcome.tickets);
        return;
      }
      const { code, availableTickets } = outcome.refusal;
      if (code === 'INSUFFICIENT_CAPACITY' || code === 'SALES_CLOSED')
        correctAvailability((left) => availableTickets ?? left);
    },
  });
}

function Refused({ outcome }: { outcome: Outcome | undefined }) {
  const t = useTranslations('buy');
  const errors = useTranslations('errors');
  if (!outcome || outcome.kind === 'sold') return null;
  if (outcome.kind === 'unknown') return <Alert tone="warn">{t('notSure')}</Alert>;
  const { code, availableTickets } = outcome.refusal;
  if (code === 'INSUFFICIENT_CAPACITY' && availableTickets !== undefined) {
    return (
      <Alert tone="danger" title={t('capacityTitle', { count: availableTickets })}>
        {t('capacityBody', { count: availableTickets })}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t('refusedTitle')}>
      {code === 'VALIDATION_ERROR' ? t('checkFields') : errors(code)}
    </Alert>
  );
}

type QuantityProps = { value: number; most: number; isCapped: boolean; onChange: (value: number) => void };

function Quantity({ value, most, isCapped, onChange }: QuantityProps) {
  const t = useTranslations('buy');
  const id = useId();
  return (
    <fieldset aria-describedby={isCapped && value === most ? id : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{t('quantity')}</legend>
      <div className="flex items-center gap-2">
        <Button
          variant="outline"
          size="icon"
          aria-label={t('fewer')}
          aria-disabled={value <= 1}
          onClick={() => onChange(Math.max(1, value - 1))}
        >
          <Minus aria-hidden="true" />
        </Button>
        <output aria-live="polite" className="figures min-w-24 text-center font-bold text-xl">
          {t('seatCount', { count: value })}
        </output>
        <Button
          variant="outline"
          size="icon"
          aria-label={t('more')}
          aria-disabled={value >= most}
          onClick={() => onChange(Math.min(most, value + 1))}
        >
          <Plus aria-hidden="true" />
        </Button>
      </div>
      {isCapped && value === most ? (
        <p id={id} className="mt-1.5 text-ink-soft text-sm">
          {t('maxPerOrder', { count: most })}
        </p>
      ) : null}
    </fieldset>
  );
}
