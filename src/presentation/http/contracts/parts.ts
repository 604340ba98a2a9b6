import { z } from 'zod';

/** Parameters and headers that several endpoints take. */

// Any text: what is no id of ours names nothing, which is a 404 and no error of form.
const text = z.string();

export const id = z.object({ id: text });
export const eventId = z.object({ id: text.meta({ description: 'Id of the event.' }) });
export const seriesId = z.object({ id: text.meta({ description: 'Id of the series.' }) });
export const eventIdOrSlug = z.object({ id: text.meta({ description: 'Id or slug of the event.' }) });
export const confirmationCode = z.object({ id: text.meta({ description: 'Confirmation code of the ticket.' }) });
export const ticketTypeId = z.object({
  id: text.meta({ description: 'Id of the event.' }),
  typeId: text.meta({ description: 'Id of the ticket type.' }),
});

/** The `version` it names; undefined for `*`. */
export const ifMatch = z
  .string()
  .trim()
  .regex(/^(?:\*|(?:W\/)?"\d{1,9}(?:-[\w-]+)?")$/, { error: 'must be a version in quotes' })
  .transform((value) => (value === '*' ? undefined : Number(/\d+/.exec(value)?.[0])))
  .optional()
  .meta({ description: 'The version that is to be changed, or the whole `ETag` of it.', examples: ['"7"'] });

/** The tags that the reader has; `*` stands for any. Read where an answer goes out, for kept ones before all else. */
export const ifNoneMatch = z.string().optional().meta({ description: 'The `ETag` of what the reader has.' });

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, { error: 'must be 1 to 255 visible ASCII characters' })
  .optional()
  .meta({
    description: 'The same key with the same body gets the first answer again, for 24 hours.',
    examples: ['0192f0c1-7b1e-7c3a-9d39-6f1f0f1f7a10'],
  });
