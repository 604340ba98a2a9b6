import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { nodeFileTrace } from '@vercel/nft';
import { build as bundle, type Plugin } from 'esbuild';
import { build } from './build.ts';
import { dataDirectory, ROOT, RunError } from './run-state.ts';

/**
 * `node scripts/pack.ts FOLDER`: what an image of the product holds, and nothing else. The server with the packages that
 * it loads, found by following its imports, and the commands of whoever runs it, each as one file under `commands/`.
 */

const COMMANDS = {
  'prepare-database': 'scripts/prepare-database.ts',
  migrate: 'scripts/migrate.ts',
  verify: 'scripts/verify.ts',
  'create-admin': 'scripts/create-admin.ts',
  'import-events': 'scripts/import-events.ts',
};

/** Loaded by a name that is put together at run time, which nobody who follows imports can see. */
const FOUND_BY_NAME = [
  '@node-rs/bcrypt',
  '@resvg/',
  '@img/',
  './sharp',
  './detect-libc',
  './semver',
  '@fontsource-variable/',
  '@expo-google-fonts/',
];

/** What a build leaves that no server reads. */
const NOT_SERVED = /^\.next\/((cache|dev|diagnostics|types|build)\/|trace|turbopack$)/;

/** What packages bring for building, developing and other databases, though it is named where they serve. */
const NOT_LOADED = [
  'node_modules/next/dist/compiled/{webpack,babel,babel-packages,babel-code-frame,terser,jest-worker,next-devtools}/**',
  'node_modules/next/dist/compiled/next-server/*{.dev.js,-experimental*,.map,webpack*}',
  'node_modules/next/dist/{build/webpack,next-devtools,esm,docs}/**',
  'node_modules/@prisma/client/runtime/*{cockroachdb,mysql,sqlite,sqlserver}*',
  'node_modules/{@next/swc-*,caniuse-lite,typescript,prettier}/**',
  '**/*.{map,d.ts,d.mts}',
];

/** In a bundle every file would take itself for the command that was called. */
const onlyTheEntryRuns = (entry: string): Plugin => ({
  name: 'only-the-entry-runs',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      file === entry || file.includes('node_modules')
        ? undefined
        : { loader: 'ts', contents: readFileSync(file, 'utf8').replaceAll('import.meta.filename', 'undefined') },
    );
  },
});

async function bundleCommand(script: string, outfile: string): Promise<void> {
  const entry = path.join(ROOT, script);
  await bundle({
    entryPoints: [entry],
    outfile,
    plugins: [onlyTheEntryRuns(entry)],
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'silent',
  });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    // What is behind a link stands where the link leads.
    .filter((entry) => !entry.isDirectory() && realpathSync(entry.parentPath) === entry.parentPath)
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));

/** What Next found out about its own files and those of each page as it built them. */
function tracedByNext(built: string[]): string[] {
  return built
    .filter((file) => file.endsWith('.nft.json'))
    .flatMap((file) => {
      const { files }: { files: string[] } = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
      return files.map((one) => path.relative(ROOT, path.join(ROOT, path.dirname(file), one)));
    });
}

const installedByName = () =>
  FOUND_BY_NAME.flatMap((name) => {
    const [scope = '', one = ''] = name.split('/');
    return readdirSync(path.join(ROOT, 'node_modules', scope))
      .filter((each) => each.startsWith(one))
      .flatMap((each) => filesBelow(path.join('node_modules', scope, each)));
  });

const isLoaded = (file: string) => !NOT_LOADED.some((pattern) => path.matchesGlob(file, pattern));

function copy(file: string, folder: string): void {
  const [from, to] = [path.join(ROOT, file), path.join(folder, file)];
  mkdirSync(path.dirname(to), { recursive: true });
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to);
}

/** @throws RunError where `folder` is not empty */
export async function pack(folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new RunError(`${folder} is not empty.`);
  mkdirSync(folder, { recursive: true });
  build(dataDirectory());
  const commands = path.join(ROOT, '.next/commands');
  rmSync(commands, { recursive: true, force: true });
  for (const [name, script] of Object.entries(COMMANDS))
    await bundleCommand(script, path.join(commands, `${name}.mjs`));

  const built = filesBelow('.next');
  const entries = built.filter((file) => /^\.next\/(commands\/)?[\w-]+\.mjs$/.test(file));
  const { fileList } = await nodeFileTrace(entries, { base: ROOT, processCwd: ROOT });
  const wanted = new Set([
    ...[...fileList].filter((file) => file.startsWith('node_modules/')),
    ...tracedByNext(built).filter((file) => file.startsWith('node_modules/')),
    ...built.filter(
      (file) => !NOT_SERVED.test(file) && !/\.(map|nft\.json)$/.test(file) && !file.startsWith('.next/commands'),
    ),
    ...installedByName(),
    ...filesBelow('public'),
    ...filesBelow('prisma/migrations'),
    ...filesBelow('src/application/assistant/help'),
  ]);
  for (const file of wanted) if (isLoaded(file)) copy(file, folder);
  cpSync(commands, path.join(folder, 'commands'), { recursive: true });
  const { name, version, type } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, type, private: true }));
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new RunError('Usage: node scripts/pack.ts FOLDER');
  await pack(path.resolve(folder));
}
