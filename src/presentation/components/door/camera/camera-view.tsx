import { Camera as CameraIcon, CameraOff, Flashlight, FlashlightOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import { wakeSound } from '../signals';
import { useCamera } from './use-camera';

/** Whoever allowed the camera before need not press anything. */
async function isAllowed(): Promise<boolean> {
  const status = await navigator.permissions?.query({ name: 'camera' }).catch(() => null);
  return status?.state === 'granted';
}

export function CameraView({ onCode }: { onCode: (text: string) => void }) {
  const t = useTranslations('door.camera');
  const video = useRef<HTMLVideoElement>(null);
  const [isWanted, setWanted] = useState(false);
  const camera = useCamera(video, isWanted, onCode);
  useEffect(() => {
    void isAllowed().then((allowed) => allowed && setWanted(true));
  }, []);
  const start = () => {
    wakeSound();
    setWanted(true);
  };
  return (
    <section aria-label={t('label')} className="grid gap-3">
      {camera.problem ? (
        <Alert tone="warn" title={t(`problem.${camera.problem}.title`)}>
          {t(`problem.${camera.problem}.text`)}
        </Alert>
      ) : null}
      <div className={cn('relative overflow-hidden rounded-ticket bg-ink', camera.isOn ? '' : 'hidden')}>
        <video ref={video} muted playsInline className="aspect-square w-full object-cover sm:aspect-video" />
        <div
          className="pointer-events-none absolute inset-[14%] rounded-xl border-4 border-coral/90"
          aria-hidden="true"
        />
        <div className="absolute right-3 bottom-3 flex gap-2">
          {camera.hasTorch ? (
            <Button
              variant="accent"
              size="icon"
              onClick={camera.toggleTorch}
              aria-pressed={camera.isTorchOn}
              aria-label={t('torch')}
            >
              {camera.isTorchOn ? <FlashlightOff aria-hidden="true" /> : <Flashlight aria-hidden="true" />}
            </Button>
          ) : null}
          <Button variant="outline" size="icon" onClick={() => setWanted(false)} aria-label={t('stop')}>
            <CameraOff aria-hidden="true" />
          </Button>
        </div>
      </div>
      {camera.isOn ? null : (
        <Button variant="accent" size="lg" onClick={start} pending={isWanted && !camera.problem}>
          {isWanted && !camera.problem ? null : <CameraIcon aria-hidden="true" />}
          {isWanted && !camera.problem ? t('starting') : t('start')}
        </Button>
      )}
    </section>
  );
}
