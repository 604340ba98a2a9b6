import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { isUuid } from '../schema.ts';
import type { ImportReads, KeptImport } from './ports.ts';

export const importNotFound = () =>
  new AppError('RESOURCE_NOT_FOUND', 'There is no such import, or it is kept no longer.');

/** A file that the actor sent. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const getImport =
  (d: { imports: ImportReads }) =>
  async (actor: Actor, id: string): Promise<KeptImport> => {
    authorize(actor, 'event.create');
    const userId = requireAccount(actor);
    const file = isUuid(id) ? await d.imports.find(id) : null;
    if (file?.userId !== userId) throw importNotFound();
    return file;
  };
