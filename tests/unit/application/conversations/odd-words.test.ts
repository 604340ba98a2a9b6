import { expect, it } from 'vitest';
import { noFacts } from '@/application/assistant/find-facts';
import { tell } from '@/application/assistant/tell';
import { understand } from '@/application/assistant/understand';
import { VISITOR } from '@/domain/user';
import { NOW } from '../../../support/builders.ts';

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty valueOf', 'in constructor', 'under constructor'])(
  'takes "%s" for a word like any other',
  (text) => {
    for (const locale of ['en', 'pt-BR'] as const) {
      const question = {
        text,
        shop: 'EventHub',
        locale,
        timeZone: 'America/Sao_Paulo',
        now: NOW,
        history: [],
        actor: VISITOR,
      };
      expect(tell(noFacts(understand(question))).trim()).not.toBe('');
    }
  },
);
