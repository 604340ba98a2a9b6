/** How many answers are handed out before whatever else is ready has its turn. */
const PER_TURN = 32;
/** Each is written to a socket, reckoned at 40 µs: half of the time goes to answers where a turn of the event loop is long. */
const PER_MS = 25;

/**
 * Hands out what a batch of hundreds has settled a few at a time, so that new requests, other events' batches and
 * refusals are not held up while it is written. Nothing waits where there are few.
 */
export function answersInTurns() {
  let held: (() => void)[] = [];
  let isScheduled = false;
  let before = 0;

  const handOut = () => {
    // With thousands of requests ready a turn takes long, and so few answers in each would be a queue of their own.
    const count = Math.max(PER_TURN, Math.floor((performance.now() - before) * PER_MS));
    const due = held.slice(0, count);
    held = held.slice(count);
    for (const answer of due) answer();
    isScheduled = held.length > 0;
    if (!isScheduled) return;
    before = performance.now();
    setImmediate(handOut);
  };

  return (answer: () => void): void => {
    held.push(answer);
    if (isScheduled) return;
    isScheduled = true;
    before = performance.now();
    // The next batch is sent before: PostgreSQL would have nothing to do while these are written.
    setImmediate(handOut);
  };
}
