import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inRequest, outsideRequest, requestContext } from '@/infrastructure/request-context';
import { ADMIN, ANA } from '../../support/builders.ts';

it('tells each call from the others, however they interleave, and work of our own from calls', async () => {
  const call = (address: string, actor: typeof ANA) =>
    inRequest({ address, actor, requestId: address }, async () => {
      await sleep(1);
      const own = await outsideRequest(async () => {
        await sleep(1);
        return requestContext();
      });
      return [requestContext(), own];
    });
  expect(await Promise.all([call('192.0.2.1', ANA), call('192.0.2.2', ADMIN)])).toEqual([
    [{ address: '192.0.2.1', actor: ANA, requestId: '192.0.2.1' }, null],
    [{ address: '192.0.2.2', actor: ADMIN, requestId: '192.0.2.2' }, null],
  ]);
  expect(requestContext()).toBeNull();
});
