import { useEffect, useEffectEvent } from 'react';

/** No person types this fast for so long; a scanner that types does. */
const BETWEEN_KEYS_MS = 150;
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
        typed += event.key;
        // A space presses the button that has the focus.
        if (typed.length > 1) event.preventDefault();
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
