import { z } from 'zod';
import { dateTime } from '../schema.ts';

/** When a draft is to be published, on the clocks of its place; null takes the plan back. */
export const planPublicationSchema = z.strictObject({ publishAt: dateTime.nullable() });
export type PlanPublicationInput = z.output<typeof planPublicationSchema>;
