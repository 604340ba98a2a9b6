import type { ImportOutcome, ImportPreview } from './schema.ts';

/** What importing a file of events in the browser needs from outside. */

type ImportFormat = 'csv' | 'ics';

/** A file as somebody sent it, and how it is to be read. `options` are texts, as the form has them. */
export type NewImport = {
  id: string;
  userId: string;
  fileName: string;
  format: ImportFormat;
  bytes: Buffer;
  options: Record<string, string>;
};

/** A file that was sent, without what is in it. */
export type KeptImport = Omit<NewImport, 'bytes'> & {
  /** Null until it is known what it would change. */
  preview: ImportPreview | null;
  /** The task that imports it, once its owner has said so. */
  taskId: string | null;
  outcome: ImportOutcome | null;
  createdAt: Date;
};

export type ImportWrites = {
  imports: {
    insert(file: NewImport): Promise<void>;
    /** Locks it until the transaction ends. */
    lock(id: string): Promise<KeptImport | null>;
    startedBy(id: string, taskId: string): Promise<void>;
  };
};

export type ImportReads = {
  find(id: string): Promise<KeptImport | null>;
};

/** A file in the hands of who imports it. */
export type ImportFiles = {
  open(id: string): Promise<NewImport | null>;
  keepPreview(id: string, preview: ImportPreview): Promise<void>;
  keepOutcome(id: string, outcome: ImportOutcome): Promise<void>;
};
