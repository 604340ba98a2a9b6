'use client';

import { MapPin } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OfferedTicketDto } from '@/application/transfers/schema';
import { eventTimes } from '@/domain/format';
import { acceptTransfer } from '@/presentation/actions/tickets';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Ticket } from '../../ticket-stub';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { Outcome } from '../recovery/outcome';
import { FormAlert } from '../settings/form-alert';
import { SignInFirst } from '../sign-in-first';
import { deadline } from './deadline';

type AcceptTicketProps = {
  token: string;
  /** Null where nothing can be accepted with the token any more. */
  offered: OfferedTicketDto | null;
  /** The address of whoever is signed in; null for nobody. */
  reader: string | null;
};

/** A button, since opening the link alone must change nothing: mail scanners open links, too. */
export function AcceptTicket({ token, offered, reader }: AcceptTicketProps) {
  const t = useTranslations('tickets.accept');
  const { form, submit, isPending, isDone, error } = useActionForm({ action: acceptTransfer, initial: {} });
  if (isDone) {
    return (
      <Frame>
        <Outcome takesFocus title={t('doneTitle')} text={t('doneText')}>
          <WayOn href={paths.tickets} label={t('toTickets')} />
        </Outcome>
      </Frame>
    );
  }
  if (!offered || error?.code === 'RESOURCE_NOT_FOUND' || error?.code === 'CONFLICT') {
    return (
      <Frame>
        <Outcome takesFocus={error !== null} title={t('goneTitle')} text={t('goneText')}>
          <WayOn href={paths.events} label={t('seeEvents')} />
        </Outcome>
      </Frame>
    );
  }
  return (
    <Frame offered={offered}>
      {offered.isOwn ? (
        <div className="grid gap-5">
          <p>{t('own')}</p>
          <WayOn href={paths.tickets} label={t('toTickets')} />
        </div>
      ) : reader === null ? (
        <SignInFirst
          text={t('needsAccount')}
          signIn={t('signIn')}
          register={t('register')}
          back={paths.acceptTicket(token)}
        />
      ) : (
        <form ref={form} action={submit} className="grid gap-5">
          <FormAlert error={error} />
          <input type="hidden" name="token" value={token} />
          <p className="break-words text-ink-soft">{t('signedInAs', { email: reader })}</p>
          <Button type="submit" variant="accent" size="lg" pending={isPending}>
            {isPending ? t('submitting') : t('submit')}
          </Button>
        </form>
      )}
    </Frame>
  );
}

function WayOn({ href, label }: { href: string; label: string }) {
  return (
    <Button asChild variant="accent">
      <Link href={href} prefetch={false}>
        {label}
      </Link>
    </Button>
  );
}

/** The ticket itself above the perforation, what can be done below it. */
function Frame({ offered, children }: { offered?: OfferedTicketDto; children: ReactNode }) {
  const className = 'self-start lg:col-start-2 lg:row-span-2 lg:row-start-1';
  if (!offered) {
    return (
      <Ticket className={className} mainClassName="p-6 sm:p-8" stub={null} stubClassName="hidden">
        {children}
      </Ticket>
    );
  }
  return (
    <Ticket className={className} mainClassName="p-6 sm:p-8" stubClassName="bg-sunken p-6 sm:p-8" stub={children}>
      <Offered offered={offered} />
    </Ticket>
  );
}

function Offered({ offered: { event, ticketType, expiresAt } }: { offered: OfferedTicketDto }) {
  const t = useTranslations('tickets.accept');
  const locale = useLocale();
  const times = eventTimes(event, locale);
  const until = deadline(expiresAt, event.timeZone, locale);
  return (
    <div className="grid gap-3">
      <h2 className="break-words font-bold text-2xl sm:text-3xl">{event.name}</h2>
      <p>
        <time dateTime={event.startsAt}>
          {times.shortDate} {times.year}, {times.time}
        </time>
      </p>
      <p className="flex items-start gap-1.5 text-ink-soft">
        <MapPin className="mt-1 size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 break-words">{event.location}</span>
      </p>
      <p className="break-words font-semibold">{ticketType}</p>
      <p className="text-[0.9375rem] text-ink-soft">{t('until', { until })}</p>
    </div>
  );
}
