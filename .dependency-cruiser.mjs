/**
 * Who may import whom: the table of docs/architecture.md, denied by default. Type imports count too.
 * tests/unit/architecture.test.ts plants violations and proves that each is caught.
 */

/** The features whose inputs and answers screens know by type, one a line. */
const FEATURES = [
  'access',
  'api-keys',
  'audit',
  'job-queues',
  'auth',
  'linked-accounts',
  'mail',
  'second-factor',
  'passkeys',
  'events',
  'orders',
  'ticket-types',
  'tickets',
  'check-in',
  'transfers',
  'conversations',
  'dashboard',
  'event-numbers',
  'attendees',
  'attendee-messages',
  'imports',
  'pictures',
  'publications',
  'long-tasks',
  'series',
  'shop',
  'webhooks',
  'admin-search',
];
const SCHEMAS = `^src/application/(schema|(${FEATURES.join('|')})/schema)\\.ts$`;

/** Where a file may reach inside src; packages are the matter of `bannedPackages`. */
const layers = {
  domain: ['^src/domain/'],
  application: ['^src/(domain|application)/'],
  infrastructure: ['^src/(domain|infrastructure)/', '^src/application/(ports|jobs/job|[\\w-]+/ports)\\.ts$'],
  composition: ['^src/(application|infrastructure|composition)/'],
  // The jobs' own composition: their mails have words, too.
  jobs: ['^src/(application|infrastructure)/', '^src/presentation/mail/letter-words\\.tsx$'],
  presentation: ['^src/(domain|application|presentation)/', '^src/composition\\.ts$', '^src/messages/'],
  components: [
    '^src/domain/',
    '^src/application/(field-errors|tickets/ticket-code)\\.ts$',
    SCHEMAS,
    '^src/presentation/(components|actions|api|i18n|markdown)/',
    // The assistant's own words, loaded when it is opened.
    '^src/messages/chat/',
    '^src/presentation/(paths|number-input|price-filter|price-words|event-list-query|accent)\\.ts$',
  ],
  app: ['^src/(domain|presentation|app)/', '^src/composition\\.ts$', SCHEMAS],
};

const from = {
  domain: { path: '^src/domain/' },
  application: { path: '^src/application/' },
  infrastructure: { path: '^src/infrastructure/' },
  composition: { path: '^src/composition(/|\\.ts$)' },
  jobs: { path: '^src/jobs\\.ts$' },
  presentation: { path: '^src/presentation/', pathNot: '^src/presentation/components/' },
  components: { path: '^src/presentation/components/' },
  // A benchmark's yardstick compares with code under tests/load; no product build contains it.
  app: { path: '^src/app/', pathNot: '\\.bench\\.tsx?$' },
};

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-reaches-too-far`,
  severity: 'error',
  from: from[layer],
  to: { path: '^(src|tests|scripts|prisma)/', pathNot: allowed },
}));

const packages = (names) => `node_modules/(${names.join('|')})/`;

export default {
  forbidden: [
    ...layerRules,
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but itself and date arithmetic: no other package, no node module.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'],
        pathNot: packages(['date-fns', '@date-fns/tz']),
      },
    },
    {
      name: 'application-knows-only-zod',
      severity: 'error',
      from: { path: '^src/application/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
        pathNot: packages(['zod']),
      },
    },
    {
      name: 'prisma-stays-in-infrastructure',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/infrastructure/' },
      to: { path: packages(['@prisma', 'pg', 'prisma']) },
    },
    {
      name: 'browser-client-holds-no-schema',
      comment: 'The API client of the pages takes the contracts as types: in a browser only text is left of them.',
      severity: 'error',
      from: { path: '^src/presentation/api/' },
      to: {
        path: ['^src/composition(/|\\.ts$)', '^src/application/', '^src/presentation/(?!api/)', packages(['zod'])],
        dependencyTypesNot: ['type-only'],
      },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: '^src/infrastructure/db/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
