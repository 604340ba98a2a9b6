import { slugify } from '../../src/domain/event.ts';
import { pick, type Roll } from './dice.ts';

/** Invented names from which the demo buyers and their companions are put together. */
const GIVEN_NAMES = [
  'Ana',
  'Beatriz',
  'Caio',
  'Dalva',
  'Elias',
  'Flora',
  'Gil',
  'Helena',
  'Ivo',
  'Joana',
  'Kátia',
  'Lauro',
  'Marina',
  'Nilo',
  'Olívia',
  'Pedro',
  'Quitéria',
  'Rui',
  'Sofia',
  'Tomás',
];
const FAMILY_NAMES = [
  'Abrantes',
  'Brandão',
  'Couto',
  'Drummond',
  'Esteves',
  'Falcão',
  'Guedes',
  'Horta',
  'Ibiapina',
  'Jardim',
  'Lacerda',
  'Moura',
  'Nogueira',
  'Outeiro',
  'Paiva',
  'Queiroz',
  'Rezende',
  'Sampaio',
  'Távora',
  'Vilela',
];

export function person(roll: Roll): { name: string; email: string } {
  const name = `${pick(GIVEN_NAMES, roll)} ${pick(FAMILY_NAMES, roll)}`;
  return { name, email: `${slugify(name).replaceAll('-', '.')}@eventhub.example` };
}
