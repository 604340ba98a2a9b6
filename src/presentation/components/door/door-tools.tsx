import { Settings, Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { LIMITS } from '@/domain/limits';
import { paths } from '@/presentation/paths';
import { useSignOut } from '../shell/use-sign-out';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Dialog, DialogContent, DialogTrigger } from '../ui/dialog';
import { Input } from '../ui/input';
import type { DoorState } from './session/door-session';
import { deviceName, nameDevice } from './session/door-settings';
import type { DoorStore } from './session/door-store';
import { isWaiting } from './session/scan';

type DoorToolsProps = {
  isSilent: boolean;
  onToggleSound: () => void;
  store: DoorStore;
  state: DoorState;
  onLeave: () => void;
};

export function DoorTools({ isSilent, onToggleSound, ...settings }: DoorToolsProps) {
  const t = useTranslations('door.tools');
  return (
    <>
      <Button variant="ghost" size="icon" onClick={onToggleSound} aria-pressed={!isSilent} aria-label={t('sound')}>
        {isSilent ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      </Button>
      <Dialog>
        <DialogTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t('settings')}>
            <Settings aria-hidden="true" />
          </Button>
        </DialogTrigger>
        <DialogContent title={t('settings')}>
          <DeviceName />
          <Leaving {...settings} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function DeviceName() {
  const t = useTranslations('door.tools');
  const field = useId();
  const [name, setName] = useState(deviceName);
  const [isSaved, setSaved] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    nameDevice(name);
    setName(deviceName());
    setSaved(true);
  };
  return (
    <form onSubmit={save} className="grid gap-1.5">
      <label htmlFor={field} className="font-semibold text-sm">
        {t('device')}
      </label>
      <div className="flex gap-2">
        <Input
          id={field}
          value={name}
          maxLength={LIMITS.scannerName}
          aria-describedby={`${field}-hint`}
          onChange={(event) => {
            setSaved(false);
            setName(event.target.value);
          }}
        />
        <Button type="submit" variant="outline">
          {isSaved ? t('saved') : t('save')}
        </Button>
      </div>
      <p id={`${field}-hint`} className="text-ink-soft text-sm">
        {t('deviceHint')}
      </p>
    </form>
  );
}

/** The list names people: it leaves with whoever is done here. What was not sent never does. */
function Leaving({ store, state, onLeave }: Pick<DoorToolsProps, 'store' | 'state' | 'onLeave'>) {
  const t = useTranslations('door.tools');
  const signOut = useSignOut();
  const waiting = state.scans.filter(isWaiting).length;
  const removeList = async () => {
    if (state.list) await store.forgetList(state.list.event.id);
    onLeave();
  };
  const leaveAndSignOut = () => {
    onLeave();
    signOut(paths.door);
  };
  return (
    <div className="grid gap-3 border-line border-t pt-4">
      {waiting > 0 ? <Alert tone="warn">{t('waiting', { count: waiting })}</Alert> : null}
      <p className="text-ink-soft text-sm">{t('listHint')}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" onClick={() => void removeList()}>
          {t('removeList')}
        </Button>
        <Button variant="danger" onClick={leaveAndSignOut}>
          {t('signOut')}
        </Button>
      </div>
    </div>
  );
}
