import { useTranslations } from 'next-intl';
import { endSessionsOf } from '@/presentation/actions/access';
import type { ShownSession } from '../../account/settings/shown-session';
import { Moment } from './moment';
import { SmallAction } from './small-action';

/** Where somebody is signed in, and how that is ended for them. */
export function PersonSessions({ personId, sessions }: { personId: string; sessions: ShownSession[] }) {
  const t = useTranslations('adminAccess.person');
  if (sessions.length === 0) return <p className="text-ink-soft">{t('noSessions')}</p>;
  return (
    <>
      <ul className="grid gap-2">
        {sessions.map(({ id, device, address, lastSeenAt }) => {
          const name =
            device.kind === 'browser' ? device.browser : device.kind === 'program' ? device.name : t('unknown');
          const system = device.kind === 'browser' && device.system ? `${name}, ${device.system}` : name;
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-card px-4 py-3"
            >
              <div className="min-w-0">
                <p className="break-words font-semibold">{system}</p>
                <p className="break-words text-ink-soft text-sm">
                  <Moment at={lastSeenAt} />
                  {address ? ` · ${t('from', { address })}` : null}
                </p>
              </div>
              <SmallAction
                action={endSessionsOf}
                fields={{ id: personId, sessionId: id }}
                label={t('end')}
                name={t('endOf', { device: system })}
                done={t('ended')}
              />
            </li>
          );
        })}
      </ul>
      <SmallAction action={endSessionsOf} fields={{ id: personId }} label={t('endAll')} done={t('endedAll')} />
    </>
  );
}
