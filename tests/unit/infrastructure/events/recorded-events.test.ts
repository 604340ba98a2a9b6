import { expect, it, vi } from 'vitest';
import type { DomainEvent } from '@/domain/domain-events';
import { eventHub } from '@/infrastructure/events/recorded-events';

const soldOut: DomainEvent = { type: 'event.sold-out', subjectId: 'e1', payload: { slug: 'concert' } };

it('tells every listener before it returns', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const hub = eventHub(() => {});
  hub.subscribe(first);
  hub.subscribe(second);
  hub.publish([soldOut]);
  expect(first).toHaveBeenCalledExactlyOnceWith([soldOut]);
  expect(second).toHaveBeenCalledExactlyOnceWith([soldOut]);
});

it('harms nobody by a listener that throws, and reports it', () => {
  const failure = new Error('no');
  const [onError, other] = [vi.fn(), vi.fn()];
  const hub = eventHub(onError);
  hub.subscribe(() => {
    throw failure;
  });
  hub.subscribe(other);
  expect(() => hub.publish([soldOut])).not.toThrow();
  expect(other).toHaveBeenCalledOnce();
  expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
});

it('tells nobody of nothing, nor whoever stopped listening', () => {
  const listener = vi.fn();
  const hub = eventHub(() => {});
  const stop = hub.subscribe(listener);
  hub.publish([]);
  stop();
  hub.publish([soldOut]);
  expect(listener).not.toHaveBeenCalled();
});
