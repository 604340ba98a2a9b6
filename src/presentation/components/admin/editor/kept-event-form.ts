import { z } from 'zod';
import { LOCALES } from '@/domain/locale';
import { formatAmount, parseAmount, parseWholeNumber } from '@/presentation/number-input';
import { takeField } from './event-conflicts';
import { changedFields, type EventFormValues, unfolded } from './event-form-values';

/** What was typed before the language was changed, and what it was typed over. */

const words = z.object({ name: z.string(), description: z.string() });
const translations = z.object({ en: words, 'pt-BR': words });

const ticketType = words.extend({
  id: z.string(),
  translations,
  price: z.string(),
  limit: z.string(),
  capacity: z.string(),
  salesStart: z.string(),
  salesEnd: z.string(),
  minPerOrder: z.string(),
  maxPerOrder: z.string(),
  isHidden: z.boolean(),
});

const values = words.extend({
  slug: z.string(),
  category: z.string(),
  location: z.string(),
  attendance: z.string(),
  venue: z.object({
    name: z.string(),
    street: z.string(),
    city: z.string(),
    region: z.string(),
    postalCode: z.string(),
    country: z.string(),
    mapUrl: z.string(),
  }),
  onlineUrl: z.string(),
  organiser: z.object({ name: z.string(), url: z.string(), email: z.string() }),
  eventDate: z.string(),
  endDate: z.string(),
  timeZone: z.string(),
  capacity: z.string(),
  price: z.string(),
  currency: z.string(),
  imageUrl: z.string(),
  status: z.string(),
  translations,
  sellsSeveral: z.boolean(),
  ticketTypes: z.array(ticketType),
}) satisfies z.ZodType<EventFormValues>;

const keptForm = z.object({ locale: z.enum(LOCALES), base: values, values });
export type KeptEventForm = z.output<typeof keptForm>;

export const parseKeptForm = (kept: unknown): KeptEventForm | null => keptForm.safeParse(kept).data ?? null;

/** Numbers as the language `to` writes them, so that `1.000` stays one thousand; what cannot be read stays as it is. */
function rewritten(form: EventFormValues, from: string, to: string): EventFormValues {
  const amount = (text: string) => {
    const reading = parseAmount(text, from);
    return reading.kind === 'value' ? formatAmount(reading.value, to) : text;
  };
  const whole = (text: string) => {
    const reading = parseWholeNumber(text, from);
    return reading.kind === 'value' ? String(reading.value) : text;
  };
  return {
    ...form,
    capacity: whole(form.capacity),
    price: amount(form.price),
    ticketTypes: form.ticketTypes.map((type) => ({
      ...type,
      price: amount(type.price),
      capacity: whole(type.capacity),
      minPerOrder: whole(type.minPerOrder),
      maxPerOrder: whole(type.maxPerOrder),
    })),
  };
}

/** The form as it was typed, over the event as it is now: what nobody typed here is as it was saved last. */
export function restoredForm(kept: KeptEventForm, fresh: EventFormValues, locale: string): EventFormValues {
  const before = rewritten(kept.base, kept.locale, locale);
  const typed = rewritten(kept.values, kept.locale, locale);
  const restored = structuredClone(typed.sellsSeveral ? unfolded(fresh) : fresh);
  const source = restored.sellsSeveral ? unfolded(typed) : typed;
  for (const field of changedFields(before, typed)) takeField(restored, source, field);
  return restored;
}
