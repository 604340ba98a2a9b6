import { expect, it } from 'vitest';
import { tellDeveloper } from '@/infrastructure/mail/tell-developer';

const mail = { recipient: 'ana@example.com', template: 'reset-password' } as const;
const url = 'http://localhost:3000/reset-password?token=secret';

function told(NODE_ENV: 'development' | 'production' | 'test', payload: Record<string, string>): unknown[] {
  const lines: unknown[] = [];
  tellDeveloper({ ...mail, payload }, { NODE_ENV }, { info: (facts) => void lines.push(facts) });
  return lines;
}

it('tells the link of a mail where one develops', () => {
  expect(told('development', { url })).toEqual([{ ...mail, url }]);
});

it('tells it nowhere else, and nothing of mails without one', () => {
  expect([...told('production', { url }), ...told('test', { url }), ...told('development', { name: 'Ana' })]).toEqual(
    [],
  );
});
