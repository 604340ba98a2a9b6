'use client';

import { useTranslations } from 'next-intl';
import type { PurchaseInput } from '@/application/orders/schema';
import { LIMITS } from '@/domain/limits';
import type { Participant } from '@/domain/order';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { type BuyFormValues, fieldsOf, namesSeats, participantOf, seatsOf, withParticipant } from './participants';
import { seatCount } from './seat-choice';

type ParticipantFieldsProps = {
  values: BuyFormValues;
  types: { id: string; name: string }[];
  /** The order that `errorOf` speaks of. */
  sent: PurchaseInput | undefined;
  errorOf: (field: string) => string | undefined;
  onChange: (participants: BuyFormValues['participants']) => void;
};

/** Who the seats are for: one name for all of them, or one for each. */
export function ParticipantFields({ values, types, sent, errorOf, onChange }: ParticipantFieldsProps) {
  const t = useTranslations('buy');
  const { choice, participants } = values;
  const isEach = namesSeats(values);
  return (
    <>
      {seatCount(choice) > 1 ? (
        <label className="flex min-h-11 cursor-pointer items-center gap-3 text-[0.9375rem]">
          <input
            type="checkbox"
            checked={participants.isSameForAll}
            onChange={({ target }) => onChange({ ...participants, isSameForAll: target.checked })}
            className="checkbox"
          />
          {t('sameForAll')}
        </label>
      ) : null}
      {isEach ? (
        seatsOf(choice, types).map((seat, place) => {
          const field = fieldsOf(sent, seat);
          const type = types.find(({ id }) => id === seat.ticketTypeId)?.name ?? '';
          const number = place + 1;
          return (
            <fieldset key={seat.key} className="grid gap-3 border-line border-t pt-3">
              <legend className="sr-only">
                {types.length > 1 ? t('seatNumberOf', { number, type }) : t('seatNumber', { number })}
              </legend>
              <p aria-hidden="true" className="font-display font-semibold">
                {types.length > 1 ? t('seatNumberOf', { number, type }) : t('seatNumber', { number })}
              </p>
              <PersonFields
                person={participantOf(participants, seat)}
                labels={{ name: t('seatName'), email: t('seatEmail') }}
                errors={{ name: errorOf(field.name), email: errorOf(field.email) }}
                onChange={(change) => onChange(withParticipant(participants, seat, change))}
              />
            </fieldset>
          );
        })
      ) : (
        <PersonFields
          person={participants.shared}
          labels={{ name: t('name'), email: t('email') }}
          errors={{ name: errorOf('participantName'), email: errorOf('participantEmail') }}
          hint={t('emailHint')}
          isBuyer
          onChange={(change) => onChange({ ...participants, shared: { ...participants.shared, ...change } })}
        />
      )}
    </>
  );
}

type PersonFieldsProps = {
  person: Participant;
  labels: Participant;
  errors: Partial<Participant>;
  hint?: string;
  /** Whether the browser may fill in what it knows of its user. */
  isBuyer?: boolean;
  onChange: (change: Partial<Participant>) => void;
};

function PersonFields({ person, labels, errors, hint, isBuyer = false, onChange }: PersonFieldsProps) {
  return (
    <>
      <Field label={labels.name} error={errors.name}>
        <Input
          value={person.name}
          onChange={({ target }) => onChange({ name: target.value })}
          autoComplete={isBuyer ? 'name' : 'off'}
          maxLength={LIMITS.participantName}
          required
        />
      </Field>
      <Field label={labels.email} hint={hint} error={errors.email}>
        <Input
          type="email"
          value={person.email}
          onChange={({ target }) => onChange({ email: target.value })}
          autoComplete={isBuyer ? 'email' : 'off'}
          maxLength={LIMITS.email}
          required
        />
      </Field>
    </>
  );
}
