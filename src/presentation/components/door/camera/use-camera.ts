import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { codeReader } from './code-reader';

type CameraProblem = 'denied' | 'none' | 'busy' | 'insecure';
export type Camera = {
  isOn: boolean;
  problem: CameraProblem | null;
  hasTorch: boolean;
  isTorchOn: boolean;
  toggleTorch(): void;
};

const EVERY_MS = 120;
/** A code that stays in the picture is one scan. */
const SAME_CODE_MS = 3_000;

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}

declare global {
  // No part of TypeScript's own description yet: https://w3c.github.io/mediacapture-image/#torch
  interface MediaTrackConstraintSet {
    torch?: boolean;
  }
}

const torchOf = (track: MediaStreamTrack | null) =>
  track?.getCapabilities ? Reflect.get(track.getCapabilities(), 'torch') === true : false;

/** Runs the camera into `video` while `isWanted`, and hands on each code once. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  isWanted: boolean,
  onCode: (text: string) => void,
): Camera {
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [isTorchOn, setTorchOn] = useState(false);
  const take = useEffectEvent(onCode);

  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = { text: '', at: 0 };

    const look = async (read: Awaited<ReturnType<typeof codeReader>>, element: HTMLVideoElement) => {
      const text = element.readyState >= element.HAVE_CURRENT_DATA ? await read(element).catch(() => null) : null;
      if (isOver) return;
      const now = performance.now();
      if (text && (text !== last.text || now - last.at > SAME_CODE_MS)) take(text);
      if (text) last = { text, at: now };
      timer = setTimeout(() => void look(read, element), EVERY_MS);
    };
    const start = async () => {
      if (!navigator.mediaDevices) return setProblem('insecure');
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      const element = video.current;
      if (isOver || !element) return stop();
      element.srcObject = stream;
      await element.play();
      setProblem(null);
      setTrack(stream.getVideoTracks()[0] ?? null);
      await look(await codeReader(), element);
    };
    const stop = () => {
      for (const each of stream?.getTracks() ?? []) each.stop();
    };
    start().catch((error: unknown) => {
      stop();
      if (!isOver) setProblem(problemOf(error));
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
      setTrack(null);
      setTorchOn(false);
    };
  }, [isWanted, video]);

  return {
    isOn: track !== null,
    problem,
    hasTorch: torchOf(track),
    isTorchOn,
    toggleTorch() {
      void track?.applyConstraints({ advanced: [{ torch: !isTorchOn }] }).then(
        () => setTorchOn(!isTorchOn),
        () => undefined,
      );
    },
  };
}
