/** How many answers are handed out before whatever else is ready has its turn: each is written to a socket, 40 µs. */
const PER_TURN = 32;

/**
 * Hands out what a batch of hundreds has settled a few at a time, so that new requests, other events' batches and
 * refusals are not held up while it is written. Nothing waits where there are few.
 */
export function answersInTurns() {
  const held: (() => void)[] = [];
  let isScheduled = false;

  const handOut = () => {
    isScheduled = false;
    for (const answer of held.splice(0, PER_TURN)) answer();
    if (held.length === 0) return;
    isScheduled = true;
    setImmediate(handOut);
  };

  return (answer: () => void): void => {
    held.push(answer);
    if (isScheduled) return;
    isScheduled = true;
    // The others of its batch come in this same turn.
    queueMicrotask(handOut);
  };
}
