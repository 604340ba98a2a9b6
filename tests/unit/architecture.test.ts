import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const DEPCRUISE = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

/** What a planted file imports, and the rule that must object; `runs` where only an import at run time is one. */
const violations: { rule: string; file: string; imports: string; runs?: true }[] = [
  { rule: 'domain-reaches-too-far', file: 'src/domain/planted.ts', imports: '../application/planted-target.ts' },
  { rule: 'domain-is-pure', file: 'src/domain/impure.ts', imports: 'zod' },
  { rule: 'application-reaches-too-far', file: 'src/application/planted.ts', imports: '../infrastructure/env.ts' },
  { rule: 'application-knows-only-zod', file: 'src/application/planted-next.ts', imports: 'next' },
  {
    rule: 'infrastructure-reaches-too-far',
    file: 'src/infrastructure/planted.ts',
    imports: '../application/planted-target.ts',
  },
  { rule: 'presentation-reaches-too-far', file: 'src/presentation/planted.ts', imports: '../infrastructure/env.ts' },
  {
    rule: 'components-reaches-too-far',
    file: 'src/presentation/components/planted.ts',
    imports: '../../composition.ts',
  },
  { rule: 'app-reaches-too-far', file: 'src/app/planted.ts', imports: '../infrastructure/env.ts' },
  { rule: 'composition-reaches-too-far', file: 'src/composition.ts', imports: './presentation/planted.ts' },
  {
    rule: 'composition-reaches-too-far',
    file: 'src/composition/planted.ts',
    imports: '../presentation/planted.ts',
  },
  {
    rule: 'presentation-reaches-too-far',
    file: 'src/presentation/planted-parts.ts',
    imports: '../composition/planted.ts',
  },
  { rule: 'prisma-stays-in-infrastructure', file: 'src/app/planted-prisma.ts', imports: '@prisma/client' },
  {
    rule: 'browser-client-holds-no-schema',
    file: 'src/presentation/api/planted.ts',
    imports: '../../application/planted-target.ts',
    runs: true,
  },
  { rule: 'no-unresolvable', file: 'src/app/planted-nowhere.ts', imports: './nowhere.ts' },
];

let house: string;
let output: string;

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'eventhub-layers-'));
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
    cpSync(path.join(ROOT, name), path.join(house, name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(house, 'node_modules'));
  const plant = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  };
  plant('src/application/planted-target.ts', 'export type Target = string;\n');
  plant('src/infrastructure/env.ts', 'export type Target = string;\n');
  // A type import, because those count too.
  for (const { file, imports, runs } of violations) plant(file, `export ${runs ? '' : 'type '}* from '${imports}';\n`);
  plant('src/presentation/api/typed.ts', "export type * from '../../application/planted-target.ts';\n");
  plant('src/domain/circle-a.ts', "export type * from './circle-b.ts';\n");
  plant('src/domain/circle-b.ts', "export type * from './circle-a.ts';\n");
  const run = spawnSync(process.execPath, [DEPCRUISE, 'src', '--config', '.dependency-cruiser.mjs'], {
    cwd: house,
    encoding: 'utf8',
  });
  output = run.stdout + run.stderr;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the import rules', () => {
  it.each(violations)('catch $file: $rule', ({ rule, file }) => {
    expect(output).toMatch(new RegExp(`error ${rule}: ${file.replaceAll('.', '\\.')} `));
  });

  it('let the browser client take contracts as types', () => {
    expect(output).not.toContain('src/presentation/api/typed.ts');
  });

  it('catch a circle', () => {
    expect(output).toContain('error no-circles: src/domain/circle-');
  });
});
