'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import type { MeDto } from '@/application/auth/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { formatMoney } from '@/domain/format';
import { useFieldErrors } from '../field-errors';
import { Button } from '../ui/button';
import { useFirstError } from '../use-first-error';
import { useKeptInput } from '../use-kept-input';
import type { EventOnSale } from './event-on-sale';
import { OnlyType } from './only-type';
import { ParticipantFields } from './participant-fields';
import { type BuyFormValues, orderOf, readKeptValues, totalPrice } from './participants';
import { Refused } from './refused';
import { sortErrors } from './refused-fields';
import { fitChoice, mostOf, seatCount } from './seat-choice';
import { Stepper } from './stepper';
import { TypeList } from './type-list';
import type { LiveType } from './type-state';
import { usePurchase } from './use-purchase';

type BuyFormProps = {
  event: EventOnSale;
  types: LiveType[];
  seatsLeft: number;
  me: MeDto;
  onBought: (tickets: TicketDto[]) => void;
};

/** Nothing is chosen for anybody where there is a choice. */
const firstValues = (types: LiveType[], { name, email }: MeDto): BuyFormValues => {
  const [only, ...others] = types;
  return {
    choice: only && others.length === 0 ? { [only.id]: only.minPerOrder } : {},
    participants: { isSameForAll: true, shared: { name, email }, bySeat: {} },
  };
};

export function BuyForm({ event, types, seatsLeft, me, onBought }: BuyFormProps) {
  const t = useTranslations('buy');
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const [untouched] = useState(() => firstValues(types, me));
  const [typed, setTyped] = useState(untouched);
  useKeptInput({
    form: 'buy',
    owner: me.id,
    read: () => (typed === untouched ? null : typed),
    parse: readKeptValues,
    restore: setTyped,
  });
  const stock = { types, seatsLeft };
  const values = { ...typed, choice: fitChoice(typed.choice, stock) };
  const { choice } = values;
  const [only, ...others] = types;
  const purchase = usePurchase(event.id, onBought);
  const refusal = purchase.data?.kind === 'refused' ? purchase.data.refusal : undefined;
  const errorOf = useFieldErrors(refusal?.errors ?? []);
  const { ofType } = sortErrors(refusal?.errors ?? [], purchase.variables);
  const typeError = ({ id }: LiveType) => {
    const error = ofType.get(id);
    return error && errorOf(error.field);
  };
  useFirstError(
    form,
    useMemo(() => (refusal ? { ok: false } : null), [refusal]),
  );

  const count = seatCount(choice);
  const total = totalPrice(choice, types);
  const choose = (type: LiveType) => (quantity: number) =>
    setTyped({ ...typed, choice: { ...choice, [type.id]: quantity } });

  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    // A second press while the first is under way must not ask twice.
    if (purchase.isPending) return;
    if (count > 0) purchase.mutate(orderOf(event, values, types));
    else form.current?.querySelector<HTMLElement>('[data-more]:not([aria-disabled="true"])')?.focus();
  };

  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      {only && others.length === 0 ? (
        <OnlyType
          type={only}
          quantity={choice[only.id] ?? only.minPerOrder}
          most={mostOf(only, choice, stock)}
          error={typeError(only)}
          onChange={choose(only)}
        />
      ) : (
        <TypeList
          types={types}
          currency={event.currency}
          errorOf={typeError}
          stepperOf={(type) => (
            <Stepper
              type={type.name}
              quantity={choice[type.id] ?? 0}
              least={type.minPerOrder}
              most={mostOf(type, choice, stock)}
              floor={0}
              onChange={choose(type)}
            />
          )}
        />
      )}
      <ParticipantFields
        values={values}
        types={types}
        sent={purchase.variables}
        errorOf={errorOf}
        onChange={(participants) => setTyped({ ...typed, participants })}
      />
      {total > 0 && (count > 1 || others.length > 0) ? (
        <p aria-live="polite" className="flex items-baseline justify-between">
          <span className="text-ink-soft">{t('total')}</span>
          <span className="figures font-bold text-2xl">
            {formatMoney(total, event.currency, locale, { short: true })}
          </span>
        </p>
      ) : null}
      {purchase.isPending ? null : <Refused outcome={purchase.data} sent={purchase.variables} types={types} />}
      <Button
        type="submit"
        variant="accent"
        size="lg"
        pending={purchase.isPending}
        aria-disabled={count === 0 || undefined}
        className="w-full"
      >
        {purchase.isPending
          ? t('submitting', { count })
          : count === 0
            ? t('choose')
            : t(total === 0 ? 'submitFree' : 'submit', { count })}
      </Button>
    </form>
  );
}
