/**
 * At most `most` at a time of each key; the others wait in line. Whoever asks for a hundred pages at once then waits for
 * their own, and whoever asks for one comes between.
 */
export function turnsByAddress(most: number): (key: string, work: () => Promise<void>) => Promise<void> {
  const places = new Map<string, { running: number; waiting: (() => void)[] }>();

  return async (key, work) => {
    const place = places.get(key) ?? { running: 0, waiting: [] };
    places.set(key, place);
    if (place.running >= most) await new Promise<void>((resolve) => place.waiting.push(resolve));
    else place.running += 1;
    try {
      await work();
    } finally {
      // Whoever waits longest takes the place over.
      const next = place.waiting.shift();
      if (next) next();
      else {
        place.running -= 1;
        if (place.running === 0) places.delete(key);
      }
    }
  };
}
