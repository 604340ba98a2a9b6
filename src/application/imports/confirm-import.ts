import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { startTask } from '../long-tasks/start-task.ts';
import type { Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { importEventsTask } from './import-events.task.ts';
import { importNotFound } from './queries.ts';

type Deps = { transaction: Transaction; ids: Ids };

/**
 * Imports a file whose preview its owner has seen, once.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT
 */
export const confirmImport =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ taskId: string }> => {
    authorize(actor, 'event.create');
    const userId = requireAccount(actor);
    return d.transaction(async (tx) => {
      const file = isUuid(id) ? await tx.imports.lock(id) : null;
      if (file?.userId !== userId) throw importNotFound();
      if (file.taskId) throw new AppError('CONFLICT', 'This file is imported already.');
      if (!file.preview || 'problem' in file.preview) {
        throw new AppError('CONFLICT', 'It is not known yet what this file would change.');
      }
      const taskId = d.ids.next();
      const { created, updated, unchanged, refused } = file.preview;
      await startTask(tx, importEventsTask, {
        id: taskId,
        userId,
        input: { importId: file.id },
        facts: { file: file.fileName },
        href: `/admin/events/import/${file.id}`,
        total: created + updated + unchanged + refused,
      });
      await tx.imports.startedBy(file.id, taskId);
      await tx.audit({ action: 'event.import', subjectId: file.id, detail: { created, updated } });
      return { taskId };
    });
  };
