import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { oneLine } from '../schema.ts';
import { importOptions } from './import-options.ts';

/** What a file of events does not say, as the address of the call has it; `name` is the file's own. */
export const importQuery = z.strictObject({
  name: oneLine(1, LIMITS.fileName),
  ...importOptions.partial().shape,
});
export type ImportQuery = z.output<typeof importQuery>;
