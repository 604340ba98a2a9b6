'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ChangeEvent, useState } from 'react';
import type { DeskSaleDto } from '@/application/attendees/schema';
import { DESK_KINDS, type DeskKind, PAYMENTS } from '@/domain/desk-sale';
import { formatMoney } from '@/domain/format';
import { LIMITS } from '@/domain/limits';
import { sellAtDesk } from '@/presentation/actions/attendees';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../../ui/alert';
import { Button } from '../../../ui/button';
import { cn } from '../../../ui/class-names';
import { Field } from '../../../ui/field';
import { Input } from '../../../ui/input';
import { Select } from '../../../ui/select';
import { useActionForm } from '../../../use-action-form';
import { FormRefusal } from '../form-refusal';
import { keepingChoices } from '../keep-choices';

type DeskType = { id: string; name: string; price: number; available: number };
type DeskFormProps = { eventId: string; currency: string; types: readonly DeskType[] };

type DeskField = 'kind' | 'ticketTypeId' | 'quantity' | 'name' | 'email' | 'payment';

const QUANTITIES = Array.from({ length: LIMITS.seatsPerOrder }, (_, index) => String(index + 1));

/** One after the other: what was sold stays in sight, and the next one starts with an empty name. */
export function DeskForm({ eventId, currency, types }: DeskFormProps) {
  const t = useTranslations('people.desk');
  const locale = useLocale();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [sold, setSold] = useState<(DeskSaleDto & { kind: DeskKind }) | null>(null);
  const { form, submit, isPending, error, errorOf, control, typed, setTyped } = useActionForm<DeskField, DeskSaleDto>({
    action: sellAtDesk,
    initial: {
      kind: 'door',
      ticketTypeId: types[0]?.id ?? '',
      quantity: '1',
      name: '',
      email: '',
      payment: 'cash',
    },
    clears: ['name', 'email'],
    onDone: (done, sent) => {
      setSold({ ...done, kind: sent.kind === 'door' ? 'door' : 'complimentary' });
      // Another sale from here on.
      setKey(crypto.randomUUID());
    },
  });
  const choice = (field: 'ticketTypeId' | 'quantity' | 'payment') => ({
    name: field,
    value: typed[field],
    onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => setTyped({ ...typed, [field]: target.value }),
  });
  const isGift = typed.kind === 'complimentary';
  const type = types.find(({ id }) => id === typed.ticketTypeId);
  const total = isGift ? 0 : (type?.price ?? 0) * Number(typed.quantity);
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-6">
      <form ref={form} action={submit} onSubmit={keepingChoices(submit)} noValidate className="grid grid-cols-1 gap-5">
        <FormRefusal error={error} />
        <input type="hidden" name="eventId" value={eventId} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="locale" value={locale} />
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-sm">{t('kind')}</legend>
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            {DESK_KINDS.map((kind) => (
              <label
                key={kind}
                className={cn(
                  'flex cursor-pointer items-start gap-3 rounded-lg border bg-card p-3 has-focus-visible:outline-2',
                  typed.kind === kind ? 'border-ink' : 'border-line hover:border-ink',
                )}
              >
                <input
                  type="radio"
                  name="kind"
                  value={kind}
                  checked={typed.kind === kind}
                  onChange={() => setTyped({ ...typed, kind })}
                  className="mt-1"
                />
                <span>
                  <span className="block font-semibold">{t(kind)}</span>
                  <span className="block text-ink-soft text-sm">{t(`${kind}Hint`)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-[minmax(0,1fr)_8rem]">
          <Field label={t('type')} error={errorOf('ticketTypeId') ?? errorOf('lines.0.ticketTypeId')}>
            <Select {...choice('ticketTypeId')}>
              {types.map(({ id, name, price, available }) => (
                <option key={id} value={id}>
                  {t('typeOf', { name, price: money(price), left: available })}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('quantity')} error={errorOf('quantity')}>
            <Select {...choice('quantity')}>
              {QUANTITIES.map((quantity) => (
                <option key={quantity}>{quantity}</option>
              ))}
            </Select>
          </Field>
        </div>
        <Field label={t('name')} error={errorOf('name')}>
          <Input autoComplete="off" maxLength={200} {...control('name')} />
        </Field>
        <Field label={t('email')} optional={isGift ? undefined : t('emailOptional')} error={errorOf('email')}>
          <Input type="email" autoComplete="off" maxLength={254} {...control('email')} />
        </Field>
        {isGift ? null : (
          <Field label={t('payment')} error={errorOf('payment')}>
            <Select {...choice('payment')}>
              {PAYMENTS.map((payment) => (
                <option key={payment} value={payment}>
                  {t(`payments.${payment}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('pending') : isGift ? t('give') : t('sell')}
          </Button>
          <p className="font-semibold" aria-live="polite">
            {isGift ? t('free') : t('toPay', { total: money(total) })}
          </p>
        </div>
      </form>
      {sold ? <Sold sold={sold} money={money} /> : null}
    </div>
  );
}

function Sold({ sold, money }: { sold: DeskSaleDto & { kind: DeskKind }; money: (amount: number) => string }) {
  const t = useTranslations('people.desk');
  const count = sold.codes.length;
  return (
    <section className="grid content-start gap-3" aria-label={t('codes')}>
      <Alert tone="ok">
        {sold.kind === 'door' ? t('doneSell', { count, total: money(sold.total) }) : t('doneGive', { count })}
      </Alert>
      <ul className="grid gap-1 font-mono text-lg">
        {sold.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Link
        href={paths.adminOrder(sold.orderId)}
        prefetch={false}
        className="font-semibold underline underline-offset-4"
      >
        {t('openOrder')}
      </Link>
    </section>
  );
}
