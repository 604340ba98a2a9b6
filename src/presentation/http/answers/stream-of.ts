import { platform } from '@/composition';
import { logFailure } from '../../log-failure';
import type { Contract } from '../contracts/contract';
import { checkEvent } from './answer-check';
import type { EventStream } from './event-stream';

/**
 * A stream as its contract says. What goes wrong once it has begun is its last event: status and headers are sent by
 * then.
 */
export const streamOf =
  (contract: Contract, stream: EventStream): EventStream =>
  async ({ send, signal }) => {
    const isChecked = platform.env().CHECK_ANSWERS;
    const sendChecked = (name: string, data: unknown) => {
      if (isChecked) checkEvent(contract, name, data);
      send(name, data);
    };
    try {
      await stream({ send: sendChecked, signal });
    } catch (error) {
      if (signal.aborted) return;
      logFailure(platform.asAppError(error), { instance: contract.path });
      send('error', { code: 'INTERNAL' });
    }
  };
