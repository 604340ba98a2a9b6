import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asking the person at the terminal. */

export const isAtTerminal = () => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** On standard error, so that standard output holds results alone. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

/** Shows nothing of what is typed. @throws where it is broken off */
export async function askSecrets(questions: readonly string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Before the first question: from here on the terminal shows nothing, however early somebody types.
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const typed = lines[Symbol.asyncIterator]();
  const answers: string[] = [];
  try {
    for (const question of questions) {
      process.stderr.write(question);
      const line = await typed.next();
      process.stderr.write('\n');
      if (line.done) throw new Error('Nothing was done.');
      answers.push(line.value);
    }
    return answers;
  } finally {
    lines.close();
  }
}

// More is no secret that anybody typed.
const MOST_BYTES = 4_096;

/** The first line of standard input. */
export async function firstLineOfInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('\n') || text.length > MOST_BYTES) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}
