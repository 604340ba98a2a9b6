'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Gift } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { OfferToMeDto } from '@/application/transfers/schema';
import { eventTimes } from '@/domain/format';
import { acceptOffer } from '@/presentation/actions/tickets';
import { keys } from '@/presentation/api/queries';
import { useRouter } from '@/presentation/i18n/navigation';
import { Button } from '../../ui/button';
import { catchLostFocus } from '../../ui/return-focus';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from '../settings/form-alert';
import { deadline } from './deadline';

/** Tickets that others hand on to the reader's address, above those that are theirs. */
export function OffersToMe({ offers }: { offers: readonly OfferToMeDto[] }) {
  const t = useTranslations('tickets.offers');
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="offers" className="grid gap-4">
      <h2 id="offers" className="font-bold text-2xl">
        {t('title', { count: offers.length })}
      </h2>
      <ul className="grid gap-4">
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer: { id, event, fromName, ticketType, expiresAt } }: { offer: OfferToMeDto }) {
  const t = useTranslations('tickets.offers');
  const locale = useLocale();
  const client = useQueryClient();
  const router = useRouter();
  const times = eventTimes(event, locale);
  const { form, submit, isPending, isDone, error } = useActionForm({
    action: acceptOffer,
    initial: {},
    // The page is made anew only then: with the action's own answer this form would be gone before it hears of it.
    onDone: () => {
      toast.success(t('done'));
      catchLostFocus();
      router.refresh();
      void client.invalidateQueries({ queryKey: keys.myTickets });
    },
  });
  return (
    <li className="grid gap-4 rounded-ticket border border-line border-dashed bg-card p-5 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="grid min-w-0 gap-1">
        <p className="flex items-start gap-2 text-[0.9375rem] text-ink-soft">
          <Gift className="mt-1 size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{t('from', { name: fromName })}</span>
        </p>
        <h3 className="break-words font-bold text-lg">{event.name}</h3>
        <p className="break-words">
          <time dateTime={event.startsAt}>
            {times.shortDate} {times.year}, {times.time}
          </time>
          {' · '}
          {ticketType}
        </p>
        <p className="text-[0.9375rem] text-ink-soft">
          {t('until', { until: deadline(expiresAt, event.timeZone, locale) })}
        </p>
      </div>
      <form ref={form} action={submit} className="grid gap-3">
        <FormAlert error={error} />
        <input type="hidden" name="id" value={id} />
        <Button
          type="submit"
          variant="accent"
          pending={isPending || isDone}
          aria-label={t('acceptName', { event: event.name })}
        >
          {isPending || isDone ? t('accepting') : t('accept')}
        </Button>
      </form>
    </li>
  );
}
