import { expect, it } from 'vitest';
import { tornName } from '@/domain/shop';

it.each([
  ['EventHub', 'Event', 'Hub'],
  ['Teatro Central', 'Teatro', 'Central'],
  ['Casa de Show do Zé', 'Casa de Show do', 'Zé'],
  ['Sesc', 'Sesc', ''],
  ['BBC', 'BBC', ''],
  ['ÉvenementÉté', 'Évenement', 'Été'],
])('%s is torn where it can be', (name, main, stub) => expect(tornName(name)).toEqual([main, stub]));
