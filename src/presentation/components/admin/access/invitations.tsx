import { useFormatter, useTranslations } from 'next-intl';
import type { InvitationDto } from '@/application/access/schema';
import { revokeInvitation } from '@/presentation/actions/access';
import { AdminSection } from '../shell/admin-page';
import { SmallAction } from './small-action';

/** Who was asked and has not answered. */
export function Invitations({ invitations }: { invitations: InvitationDto[] }) {
  const t = useTranslations('adminAccess');
  const format = useFormatter();
  return (
    <AdminSection title={t('invitations.title')}>
      {invitations.length === 0 ? <p className="text-ink-soft">{t('invitations.none')}</p> : null}
      <ul className="grid gap-3">
        {invitations.map(({ id, email, role, eventNames, fromName, expiresAt }) => {
          const [first] = eventNames;
          const until = format.dateTime(new Date(expiresAt), { dateStyle: 'medium' });
          const line = t('invitations.line', { role: t(`roles.${role}`), from: fromName, until });
          const events = first && t('invitations.events', { count: eventNames.length, first });
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-ticket border border-line bg-card p-4"
            >
              <div className="min-w-0">
                <p className="break-words font-semibold">{email}</p>
                <p className="break-words text-ink-soft text-sm">{[line, events].filter(Boolean).join(' · ')}</p>
              </div>
              <SmallAction
                action={revokeInvitation}
                fields={{ id }}
                label={t('invitations.revoke')}
                name={t('invitations.revokeOf', { email })}
                done={t('invitations.revoked')}
              />
            </li>
          );
        })}
      </ul>
    </AdminSection>
  );
}
