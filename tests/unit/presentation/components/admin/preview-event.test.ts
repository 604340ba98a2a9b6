import { describe, expect, it } from 'vitest';
import { pictureSources } from '@/domain/picture';
import { type EventFormValues, emptyValues } from '@/presentation/components/admin/editor/event-form-values';
import { weekLater } from '@/presentation/components/admin/event-actions/week-later';
import { previewEvent } from '@/presentation/components/admin/preview/preview-event';

const values = (changes: Partial<EventFormValues> = {}): EventFormValues => ({
  ...emptyValues(),
  name: 'Noite',
  eventDate: '2031-03-15T20:00',
  capacity: '1.200',
  price: '1.299,50',
  ...changes,
});
const shown = (changes?: Partial<EventFormValues>, saved?: { id: string; slug: string; ticketsSold: number }) =>
  previewEvent(values(changes), { locale: 'pt-BR', language: 'pt-BR', saved, unnamed: 'Sem nome' });

describe('the preview', () => {
  it('shows what is typed as its page would', () => {
    expect(shown()).toMatchObject({
      name: 'Noite',
      eventDate: '2031-03-15T20:00:00',
      endDate: '2031-03-15T22:00:00',
      capacity: 1200,
      price: 1299.5,
      venue: null,
    });
  });

  it('waits for a beginning, and forgives what is only half typed', () => {
    expect(shown({ eventDate: '' })).toBeNull();
    expect(shown({ name: ' ', capacity: '12x', price: '', endDate: '2030-01-01T00:00' })).toMatchObject({
      name: 'Sem nome',
      capacity: 1,
      price: 0,
      endDate: '2031-03-15T22:00:00',
    });
  });

  it('never shows fewer seats than are sold', () => {
    expect(shown({ capacity: '3' }, { id: 'x', slug: 'x', ticketsSold: 5 })).toMatchObject({
      capacity: 5,
      availableTickets: 0,
    });
  });
});

it('a copy stands a week later, on the same weekday, and never in the past', () => {
  expect(weekLater('2031-03-15T20:00:00', new Date('2031-01-01T00:00:00Z'))).toBe('2031-03-22T20:00');
  expect(weekLater('2030-03-15T20:00:00', new Date('2031-01-01T00:00:00Z'))).toBe('2031-01-03T20:00');
});

it('an uploaded picture is offered in every format and width that is kept, and no other picture is', () => {
  const hash = 'a'.repeat(32);
  expect(pictureSources(`/pictures/${hash}-700.webp`)).toEqual([
    { type: 'image/avif', srcSet: `/pictures/${hash}-480.avif 480w, /pictures/${hash}-700.avif 700w` },
    { type: 'image/webp', srcSet: `/pictures/${hash}-480.webp 480w, /pictures/${hash}-700.webp 700w` },
  ]);
  expect(pictureSources('https://example.com/a.webp')).toBeNull();
  expect(pictureSources('/posters/a.svg')).toBeNull();
});
