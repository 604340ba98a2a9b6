/** Invented names from which the demo buyers and their companions are put together. */
export const GIVEN_NAMES = [
  'Ana', 'Beatriz', 'Caio', 'Dalva', 'Elias', 'Flora', 'Gil', 'Helena', 'Ivo', 'Joana',
  'Kátia', 'Lauro', 'Marina', 'Nilo', 'Olívia', 'Pedro', 'Quitéria', 'Rui', 'Sofia', 'Tomás',
];
export const FAMILY_NAMES = [
  'Abrantes', 'Brandão', 'Couto', 'Drummond', 'Esteves', 'Falcão', 'Guedes', 'Horta', 'Ibiapina', 'Jardim',
  'Lacerda', 'Moura', 'Nogueira', 'Outeiro', 'Paiva', 'Queiroz', 'Rezende', 'Sampaio', 'Távora', 'Vilela',
];
