import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { address, currentRun, explain, lastLines, secrets } from '../../../scripts/run-state.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'eventhub-state-'));
});
afterEach(() => rmSync(data, { recursive: true }));

describe('secrets', () => {
  it('are made once, long, and readable by their owner alone', () => {
    const made = secrets(data);
    expect(made.authSecret.length).toBeGreaterThanOrEqual(32);
    expect(made.databasePassword).not.toBe(made.authSecret);
    expect(secrets(data)).toEqual(made);
    expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('keep what the file has and add what it lacks', () => {
    writeFileSync(path.join(data, 'secrets.json'), '{"authSecret":"kept","other":1}');
    expect(secrets(data).authSecret).toBe('kept');
    expect(JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8'))).toMatchObject({
      authSecret: 'kept',
      other: 1,
    });
  });

  it('are whole at every moment, those of before or those of now, and stay with their owner', () => {
    const file = path.join(data, 'secrets.json');
    writeFileSync(file, '{"authSecret":"kept"}', { mode: 0o640 });
    const owner = statSync(file).uid;
    // The file as whoever reads it meanwhile, or after a power cut, has it.
    linkSync(file, path.join(data, 'as-it-was'));
    const { databaseAppPassword } = secrets(data);
    expect(readFileSync(path.join(data, 'as-it-was'), 'utf8')).toBe('{"authSecret":"kept"}');
    expect(readFileSync(file, 'utf8')).toContain(databaseAppPassword);
    expect(statSync(file)).toMatchObject({ uid: owner, mode: 0o100640 });
    expect(readdirSync(data).sort()).toEqual(['as-it-was', 'secrets.json']);
  });

  it('are never replaced because their file is broken', () => {
    writeFileSync(path.join(data, 'secrets.json'), '{"authSecret":');
    expect(() => secrets(data)).toThrow(/secrets\.json is not valid JSON: restore it/);
  });
});

describe('the process of a data folder', () => {
  it('is none where nothing was started', () => expect(currentRun(data)).toBeUndefined());

  it('is none where its number belongs to a stranger now', () => {
    writeFileSync(path.join(data, 'run.json'), JSON.stringify({ pid: process.pid, address: 'http://127.0.0.1:1' }));
    expect(currentRun(data)).toBeUndefined();
  });
});

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
])('reaches a server that listens on %s', (host, expected) => expect(address(host, 3000)).toBe(expected));

it.each([
  [
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
    'The disk is full: free some space.',
  ],
  [new Error('could not write to file: No space left on device'), 'The disk is full: free some space.'],
  [new Error('Port 3000 is taken.'), 'Port 3000 is taken.'],
])('explains %s in one line', (error, line) => expect(explain(error)).toBe(line));

it('shows the end of a log, without what earlier runs wrote', () => {
  const file = path.join(data, 'log');
  mkdirSync(data, { recursive: true });
  writeFileSync(file, 'old\none\ntwo\nthree\n');
  expect(lastLines(file, 2)).toBe('two\nthree');
  expect(lastLines(file, 10, 4)).toBe('one\ntwo\nthree');
  expect(lastLines(path.join(data, 'none'), 2)).toBe('');
});

it('lets one of many starts have the folder that a process left when it died', async () => {
  writeFileSync(path.join(data, 'run.json'), JSON.stringify({ pid: 1, bornAt: 'another day', address: 'http://dead' }));
  // Its arguments name the program that may have a folder; whoever has it holds it until all have tried.
  const program = `
    import { claim } from ${JSON.stringify(path.resolve('scripts/run-state.ts'))};
    const told = process.stdin[Symbol.asyncIterator]();
    console.log('ready');
    await told.next();
    let release = () => undefined;
    try {
      release = claim({ address: 'http://a-start', dataDirectory: process.argv[1], startedAt: new Date().toISOString() });
      console.log('has it');
    } catch {
      console.log('refused');
    }
    await told.next();
    release();`;
  const starts = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program, data, 'scripts/launch.ts']),
  );
  const said = () => Promise.all(starts.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()));
  await said();
  for (const { stdin } of starts) stdin.write('go');
  const answers = await said();
  const ends = starts.map((start) => once(start, 'exit'));
  for (const { stdin } of starts) stdin.end();
  await Promise.all(ends);
  expect(answers.sort()).toEqual(['has it', ...Array.from({ length: 7 }, () => 'refused')]);
}, 30_000);
