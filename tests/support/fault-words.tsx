import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect } from 'vitest';
import type { FieldError } from '@/domain/errors';
import eventsEn from '@/messages/admin-events/en.json';
import eventsPtBR from '@/messages/admin-events/pt-BR.json';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';
import { Faults } from '@/presentation/components/admin/import/faults';

const MESSAGES = { en: { ...en, ...eventsEn }, 'pt-BR': { ...ptBR, ...eventsPtBR } };

const drawn = (faults: readonly FieldError[], locale: keyof typeof MESSAGES) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={MESSAGES[locale]}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      <Faults faults={faults} english="only in English" />
    </NextIntlClientProvider>,
  );

/** Each of what is wrong with a row or a file says so in both languages, in words of its own, with all that they name. */
export function expectWords(faults: readonly FieldError[]): void {
  expect(faults).not.toEqual([]);
  for (const fault of faults) {
    const [english, portuguese] = [drawn([fault], 'en'), drawn([fault], 'pt-BR')];
    expect(english).not.toBe(portuguese);
    for (const html of [english, portuguese]) {
      expect(html).not.toContain('only in English');
      expect(html, fault.code).not.toContain(en.fieldErrors.custom);
      expect(html, fault.code).not.toContain(ptBR.fieldErrors.custom);
    }
  }
}
