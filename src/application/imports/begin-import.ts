import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { startTask } from '../long-tasks/start-task.ts';
import type { Ids, Transaction } from '../ports.ts';
import type { ImportQuery } from './import-query.ts';
import { previewImportTask } from './preview-import.task.ts';

type Deps = { transaction: Transaction; ids: Ids };

const faulty = (code: string, message: string) =>
  new AppError('VALIDATION_ERROR', `The file ${message}.`, { fields: [{ field: 'file', code, message }] });

/** A calendar says so in its first line; anything else is read as a table. */
const formatOf = (text: string) => (/^\s*BEGIN:VCALENDAR/i.test(text) ? 'ics' : 'csv');

/** @throws AppError VALIDATION_ERROR where it is no text */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw faulty('not_utf8', 'is not UTF-8. Save it as "CSV UTF-8", or convert it');
  }
}

/**
 * Takes a file of events and finds out, in the background, what it would change. Nothing is imported by it. `read` gives
 * what was sent once it is known that its sender may import.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | VALIDATION_ERROR | PAYLOAD_TOO_LARGE | CONFLICT
 */
export const beginImport =
  (d: Deps) =>
  async (actor: Actor, { name, ...options }: ImportQuery, read: () => Promise<Buffer>): Promise<{ id: string }> => {
    authorize(actor, 'event.create');
    const userId = requireAccount(actor);
    const bytes = await read();
    const text = textOf(bytes);
    if (text.includes('\0')) throw faulty('not_text', 'is no text');
    if (text.trim() === '') throw faulty('empty_file', 'is empty');

    const id = d.ids.next();
    const kept = Object.fromEntries(
      Object.entries(options).flatMap(([option, value]) =>
        value === undefined ? [] : [[option, option === 'status' ? String(value).toLowerCase() : String(value)]],
      ),
    );
    await d.transaction(async (tx) => {
      await tx.imports.insert({ id, userId, fileName: name, format: formatOf(text), bytes, options: kept });
      await startTask(tx, previewImportTask, {
        // Of the same name: whoever knows the file finds the task.
        id,
        userId,
        input: { importId: id },
        facts: { file: name },
        href: `/admin/events/import/${id}`,
      });
    });
    return { id };
  };
