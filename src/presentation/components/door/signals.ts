/** What is heard and felt of a scan, for whoever does not look at the screen. */

export type Signal = 'good' | 'mind' | 'bad';

/** Frequency in Hz and length in seconds of each tone. */
const TONES: Record<Signal, [hertz: number, seconds: number][]> = {
  good: [[1320, 0.12]],
  mind: [
    [880, 0.1],
    [880, 0.1],
  ],
  bad: [
    [220, 0.22],
    [165, 0.3],
  ],
};
const VIBRATIONS: Record<Signal, number[]> = { good: [60], mind: [60, 60, 60], bad: [250, 80, 250] };
const GAP = 0.06;

let audio: AudioContext | undefined;

/** A browser lets a page sound only once somebody touched it. */
export function wakeSound(): void {
  audio ??= 'AudioContext' in globalThis ? new AudioContext() : undefined;
  audio?.resume().catch(() => undefined);
}

export function signal(kind: Signal, { isLoud }: { isLoud: boolean }): void {
  navigator.vibrate?.(VIBRATIONS[kind]);
  if (!isLoud || audio?.state !== 'running') return;
  let at = audio.currentTime;
  for (const [hertz, seconds] of TONES[kind]) {
    const tone = new OscillatorNode(audio, { type: kind === 'bad' ? 'square' : 'sine', frequency: hertz });
    const volume = new GainNode(audio, { gain: 0.25 });
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + seconds);
    at += seconds + GAP;
  }
}
