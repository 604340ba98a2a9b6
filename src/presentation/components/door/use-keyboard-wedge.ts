import { useEffect, useEffectEvent } from 'react';

/** Outside of a field nobody types but a scanner. What lies further apart is two codes, or somebody's elbow. */
const BETWEEN_KEYS_MS = 1_000;
const SHORTEST = 6;

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Reads what a hand scanner types, wherever the focus is, and leaves alone what is typed into a field. */
export function useKeyboardWedge(onCode: (text: string) => void): void {
  const take = useEffectEvent(onCode);
  useEffect(() => {
    let typed = '';
    let last = 0;
    const press = (event: KeyboardEvent) => {
      if (isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.timeStamp - last > BETWEEN_KEYS_MS) typed = '';
      last = event.timeStamp;
      if (event.key.length === 1) {
        // It presses the button that has the focus, and no code begins with it.
        if (typed === '' && event.key === ' ') return;
        typed += event.key;
        event.preventDefault();
      } else if (event.key === 'Enter' && typed.length >= SHORTEST) {
        event.preventDefault();
        take(typed);
        typed = '';
      }
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
