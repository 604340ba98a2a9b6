import { useTranslations } from 'next-intl';
import type { EventRoleDto, PersonDto } from '@/application/access/schema';
import type { ApiKeyDto } from '@/application/api-keys/schema';
import { changeEventRoles } from '@/presentation/actions/access';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import type { Owner } from '../../account/second-factor/owner-form';
import type { ShownSession } from '../../account/settings/shown-session';
import { AdminSection } from '../shell/admin-page';
import { AccessFrame } from './access-frame';
import { ChangeRole } from './change-role';
import { EventRoleForm } from './event-role-form';
import { KeyTable } from './keys/key-table';
import { Moment } from './moment';
import { PersonSessions } from './person-sessions';
import { SmallAction } from './small-action';

export type PersonViewProps = {
  person: PersonDto;
  isReader: boolean;
  eventRoles: EventRoleDto[];
  sessions: ShownSession[];
  keys: ApiKeyDto[];
  owner: Owner;
};

/** Who somebody is, what they may, and where they are signed in. */
export function PersonView({ person, isReader, eventRoles, sessions, keys, owner }: PersonViewProps) {
  const t = useTranslations('adminAccess');
  return (
    <AccessFrame current="people" title={person.name} intro={`${person.username} · ${person.email}`}>
      <AdminSection title={t('person.shopRole')}>
        <p className="font-semibold">{t(`roles.${person.role}`)}</p>
        {isReader ? <p className="text-ink-soft">{t('person.you')}</p> : <ChangeRole person={person} owner={owner} />}
      </AdminSection>
      <AdminSection title={t('person.events')}>
        {eventRoles.length === 0 ? <p className="text-ink-soft">{t('person.noEvents')}</p> : null}
        <ul className="grid gap-2 empty:hidden">
          {eventRoles.map((held) => (
            <EventRoleRow key={held.event.id} personId={person.id} held={held} />
          ))}
        </ul>
        <EventRoleForm personId={person.id} />
      </AdminSection>
      <AdminSection title={t('person.sessions')}>
        <PersonSessions personId={person.id} sessions={sessions} />
      </AdminSection>
      <AdminSection title={t('person.keys')}>
        {keys.length === 0 ? <p className="text-ink-soft">{t('person.noKeys')}</p> : <KeyTable keys={keys} />}
      </AdminSection>
      <AdminSection title={t('person.log')}>
        <p>
          <Link
            href={`${paths.adminAudit}?person=${encodeURIComponent(person.username)}`}
            prefetch={false}
            className="font-semibold underline underline-offset-4"
          >
            {t('person.audit')}
          </Link>
        </p>
      </AdminSection>
    </AccessFrame>
  );
}

function EventRoleRow({ personId, held: { event, role } }: { personId: string; held: EventRoleDto }) {
  const t = useTranslations('adminAccess');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-card px-4 py-3">
      <div className="min-w-0">
        <p className="break-words font-semibold">{event.name}</p>
        <p className="text-ink-soft text-sm">
          {t(`roles.${role}`)} · <Moment at={event.startsAt} />
        </p>
      </div>
      <SmallAction
        action={changeEventRoles}
        fields={{ id: personId, eventIds: event.id, role: '' }}
        label={t('person.take')}
        name={t('person.takeOf', { name: event.name })}
        done={t('person.taken')}
      />
    </li>
  );
}
