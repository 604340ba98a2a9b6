import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotate } from '../../../scripts/log-rotation.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'eventhub-logs-'));
  file = path.join(directory, 'a.log');
});
afterEach(() => rmSync(directory, { recursive: true }));

const total = () => readdirSync(directory).reduce((sum, name) => sum + statSync(path.join(directory, name)).size, 0);
const read = (name: string) => readFileSync(path.join(directory, name), 'utf8');

describe('a log', () => {
  it('is left alone while it is small, and where there is none', () => {
    rotate({ file, maxBytes: 10, older: 2 });
    expect(existsSync(file)).toBe(false);
    closeSync(openSync(file, 'a'));
    rotate({ file, maxBytes: 10, older: 2 });
    expect(readdirSync(directory)).toEqual(['a.log']);
  });

  it('is moved on while its writer has it open, who goes on at its beginning', () => {
    const writer = openSync(file, 'a');
    for (const line of ['first\n', 'second\n', 'third\n', 'fourth\n']) {
      writeSync(writer, line);
      rotate({ file, maxBytes: 4, older: 2 });
    }
    writeSync(writer, 'x');
    closeSync(writer);
    expect(readdirSync(directory).sort()).toEqual(['a.log', 'a.log.1', 'a.log.2']);
    expect([read('a.log'), read('a.log.1'), read('a.log.2')]).toEqual(['x', 'fourth\n', 'third\n']);
  });

  it('never grows beyond its cap, however much is written', () => {
    const writer = openSync(file, 'a');
    for (let number = 0; number < 500; number += 1) {
      writeSync(writer, `${'x'.repeat(999)}\n`);
      rotate({ file, maxBytes: 10_000, older: 3 });
    }
    closeSync(writer);
    expect(total()).toBeLessThanOrEqual(4 * 11_000);
  });

  it('holds whole lines, each once, of a process that writes meanwhile', async () => {
    const output = openSync(file, 'a');
    // With a breath now and then, as who has something to log: what falls between two calls of ours is a small part.
    const script = `
      const breath = new Int32Array(new SharedArrayBuffer(4));
      for (let n = 0; n < 20000; n += 1) {
        require('fs').writeSync(1, 'line ' + String(n).padStart(5, '0') + String.fromCharCode(10));
        if (n % 40 === 0) Atomics.wait(breath, 0, 0, 1);
      }`;
    const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', output, 'inherit'] });
    closeSync(output);
    const ended = new Promise<void>((resolve) => writer.once('exit', () => resolve()));
    let isOver = false;
    void ended.then(() => {
      isOver = true;
    });
    const older = 1_000;
    while (!isOver) {
      rotate({ file, maxBytes: 20_000, older });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const lines = readdirSync(directory).flatMap((name) => read(name).split('\n').filter(Boolean));
    expect(lines.filter((line) => !/^line \d{5}$/.test(line))).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
    // What is written between the last read and the truncation is lost: nothing on an idle machine.
    expect(lines.length).toBeGreaterThan(10_000);
  });

  it('is emptied where it cannot be kept, since the database needs the room', () => {
    const writer = openSync(file, 'a');
    writeSync(writer, 'much');
    closeSync(writer);
    mkdirSync(path.join(directory, 'a.log.1', 'in the way'), { recursive: true });
    expect(() => rotate({ file, maxBytes: 1, older: 1 })).toThrow();
    expect(statSync(file).size).toBe(0);
  });
});
