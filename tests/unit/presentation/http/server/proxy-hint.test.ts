import { expect, it } from 'vitest';
import { proxyList } from '@/presentation/http/client-address';
import { proxyHint } from '@/presentation/http/server/proxy-hint';

it('tells once of a neighbour that forwards and is not named, and of no stranger', () => {
  const told: string[] = [];
  const hint = proxyHint(proxyList(['10.0.0.1']), (address) => told.push(address));
  hint('192.0.2.1', '10.0.0.1');
  hint('192.0.2.1', '203.0.113.5');
  hint('192.0.2.1', 'unknown');
  hint(undefined, '10.0.0.2');
  expect(told).toEqual([]);
  hint('192.0.2.1', '10.0.0.2');
  hint('192.0.2.1', '10.0.0.3');
  expect(told).toEqual(['10.0.0.2']);
});
