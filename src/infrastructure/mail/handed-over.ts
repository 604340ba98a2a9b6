import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { logger } from '../logger.ts';

/**
 * What a server was handed to its last byte, until what it answered is written down. A process that is killed between
 * the two leaves a file by which the next one knows: its bytes still reached the server, because the kernel sends what
 * was written for it, and sending the mail again would bring it twice (RFC 1047). A file and not the database, because
 * it is there within microseconds of the last byte. Where there is none to be read, after a fall of the whole machine
 * or on another one, the mail is sent again.
 */

export type HandedOver = {
  mark(mailId: string): void;
  forget(mailId: string): void;
};

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const RUN = new RegExp(`^(\\d+)-(${UUID})$`);
const MAIL = new RegExp(`^${UUID}$`);

const userId = () => process.getuid?.() ?? 0;
const defaultPlace = () => path.join(tmpdir(), `eventhub-mail-${userId()}`);

/** Makes the folder, or finds it. Nobody else may write into it: its files say what is not to be sent. */
function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(folder);
  if (process.platform !== 'win32' && (uid !== userId() || (mode & 0o022) !== 0)) {
    throw new Error(`${folder} belongs to somebody else`);
  }
}

function warn(err: unknown): void {
  logger().warn({ err }, 'a mail that is under way when this process is killed may be sent twice');
}

/** For this run of the sending, which `sender` names. */
export function handedOver(sender: string, place = defaultPlace()): HandedOver {
  const folder = path.join(place, `${process.pid}-${sender}`);
  let hasFailed = false;
  const soft = (work: () => void) => {
    if (hasFailed) return;
    try {
      work();
    } catch (error) {
      hasFailed = true;
      warn(error);
    }
  };
  soft(() => {
    ownFolder(place);
    mkdirSync(folder, { mode: 0o700 });
  });
  const fileOf = (mailId: string) => path.join(folder, mailId);
  const known = new Set<string>();
  return {
    mark: (mailId) =>
      soft(() => {
        closeSync(openSync(fileOf(mailId), 'w', 0o600));
        known.add(mailId);
      }),
    forget: (mailId) => {
      if (known.delete(mailId)) soft(() => unlinkSync(fileOf(mailId)));
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Remains = { folder: string; sender: string; mailIds: string[] };

/** What runs that ended without an orderly end have left. `sender` is our own. */
function remainsOfOthers(sender: string, place: string): Remains[] {
  const startedAt = Date.now() - uptime() * 1_000;
  return readdirSync(place).flatMap((name) => {
    const [, pid, its = sender] = RUN.exec(name) ?? [];
    // Of one process there is one run at a time: another one with our number is what was before us.
    if (its === sender || (Number(pid) !== process.pid && isRunning(Number(pid)))) return [];
    const folder = path.join(place, name);
    // What was written before the machine fell never left it for certain.
    const isOfThisBoot = (file: string) => lstatSync(path.join(folder, file)).mtimeMs > startedAt;
    const mailIds = readdirSync(folder).filter((file) => MAIL.test(file) && isOfThisBoot(file));
    return [{ folder, sender: its, mailIds }];
  });
}

const SETTLE = `
WITH handed AS (
  UPDATE mail_attempt SET ended_at = now(), is_accepted = true,
    answer = 'Handed over whole. EventHub was killed before it had read the answer.'
  WHERE sender = $1 AND ended_at IS NULL AND mail_id = ANY ($2::uuid[]) RETURNING mail_id
), unsent AS (
  UPDATE mail_attempt SET ended_at = now(), answer = 'EventHub was killed before it was handed over.'
  WHERE sender = $1 AND ended_at IS NULL AND mail_id <> ALL ($2::uuid[])
)
UPDATE outgoing_mail SET status = 'SENT', sent_at = now(), last_error = NULL
WHERE status <> 'SENT' AND id IN (SELECT mail_id FROM handed)`;

/** Writes down what became of the mails that killed runs had under way. Before anything is sent. */
export async function settleKilledRuns(pool: Pool, sender: string, place = defaultPlace()): Promise<void> {
  let remains: Remains[] = [];
  try {
    ownFolder(place);
    remains = remainsOfOthers(sender, place);
  } catch (error) {
    warn(error);
  }
  for (const run of remains) {
    await pool.query(SETTLE, [run.sender, run.mailIds]);
    rmSync(run.folder, { recursive: true, force: true });
  }
}
