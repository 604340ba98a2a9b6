import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Preloaded into a benchmark's server: says what its main thread holds on to once all garbage is gone. What a process has
// of the system says less, since the engine gives back late what it may need again.

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

process.on('message', (message) => {
  if (message !== 'live memory?' || typeof collect !== 'function') return;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ liveBytes: heapUsed + external });
});
// Listening keeps a process alive; the server ends when it is told to.
process.channel?.unref();
