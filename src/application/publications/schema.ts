import { z } from 'zod';
import { dateTime, instant } from '../schema.ts';

/** When a draft is to be published, on the clocks of its place; null takes the plan back. */
export const planPublicationSchema = z.strictObject({ publishAt: dateTime.nullable() });
export type PlanPublicationInput = z.output<typeof planPublicationSchema>;

/** Contract: PUT /api/events/{id}/publication. */
export const publicationDto = z.strictObject({
  publishAt: instant.nullable().meta({ description: 'When it publishes itself; null where it waits for somebody.' }),
});
