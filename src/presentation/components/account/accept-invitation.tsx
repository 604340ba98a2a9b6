'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OfferedInvitationDto } from '@/application/access/schema';
import { acceptInvitation } from '@/presentation/actions/access';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useSignOut } from '../shell/use-sign-out';
import { Ticket } from '../ticket-stub';
import { Button } from '../ui/button';
import { useActionForm } from '../use-action-form';
import { Outcome } from './recovery/outcome';
import { FormAlert } from './settings/form-alert';
import { SignInFirst } from './sign-in-first';

export type AcceptInvitationProps = {
  token: string;
  /** Null where nothing can be accepted with the token any more. */
  invitation: OfferedInvitationDto | null;
  isSignedIn: boolean;
};

/** A button, since opening the link alone must change nothing: mail scanners open links, too. */
export function AcceptInvitation({ token, invitation, isSignedIn }: AcceptInvitationProps) {
  const t = useTranslations('adminAccess.accept');
  const { form, submit, isPending, isDone, error } = useActionForm({ action: acceptInvitation, initial: {} });
  if (isDone) {
    const isDoor = invitation?.role === 'DOOR';
    return (
      <Frame>
        <Outcome takesFocus title={t('doneTitle')} text={t('doneText')}>
          <Button asChild variant="accent">
            {/* A new document: the scanner has one of its own, and every page is to know of the role. */}
            <a href={isDoor ? paths.door : paths.admin}>{isDoor ? t('toDoor') : t('toAdmin')}</a>
          </Button>
        </Outcome>
      </Frame>
    );
  }
  if (!invitation || error?.code === 'RESOURCE_NOT_FOUND') {
    return (
      <Frame>
        <Outcome takesFocus={error !== null} title={t('goneTitle')} text={t('goneText')}>
          <Button asChild variant="accent">
            <Link href={paths.events} prefetch={false}>
              {t('home')}
            </Link>
          </Button>
        </Outcome>
      </Frame>
    );
  }
  return (
    <Frame>
      <div className="grid gap-5">
        <Offered invitation={invitation} />
        {!isSignedIn ? (
          <SignInFirst text={t('needs')} signIn={t('signIn')} register={t('register')} back={paths.invitation(token)} />
        ) : null}
        {isSignedIn && !invitation.isForReader ? <OtherAddress token={token} /> : null}
        {isSignedIn && invitation.isForReader ? (
          <form ref={form} action={submit} className="grid gap-4">
            <FormAlert error={error} />
            <input type="hidden" name="token" value={token} />
            <Button type="submit" variant="accent" size="lg" pending={isPending}>
              {isPending ? t('accepting') : t('accept')}
            </Button>
          </form>
        ) : null}
      </div>
    </Frame>
  );
}

function Offered({ invitation: { role, eventNames, email, expiresAt } }: { invitation: OfferedInvitationDto }) {
  const t = useTranslations('adminAccess.accept');
  const format = useFormatter();
  return (
    <div className="grid gap-3">
      <h2 className="break-words font-bold text-2xl">{t(`what.${role}`)}</h2>
      {eventNames.length > 0 ? (
        <ul className="grid list-disc gap-1 pl-5">
          {eventNames.slice(0, 10).map((name) => (
            <li key={name} className="break-words font-semibold">
              {name}
            </li>
          ))}
          {eventNames.length > 10 ? <li>+ {format.number(eventNames.length - 10)}</li> : null}
        </ul>
      ) : null}
      <p className="break-words text-ink-soft">
        {t('to', { email })} {t('until', { date: format.dateTime(new Date(expiresAt), { dateStyle: 'long' }) })}
      </p>
    </div>
  );
}

function OtherAddress({ token }: { token: string }) {
  const t = useTranslations('adminAccess.accept');
  const leave = useSignOut();
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft">{t('other')}</p>
      <Button variant="outline" size="lg" onClick={() => leave(paths.loginThen(paths.invitation(token)))}>
        {t('signOut')}
      </Button>
    </div>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const className = 'self-start lg:col-start-2 lg:row-span-2 lg:row-start-1';
  return (
    <Ticket className={className} mainClassName="p-6 sm:p-8" stub={null} stubClassName="hidden">
      {children}
    </Ticket>
  );
}
