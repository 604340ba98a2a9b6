import { EXPORT_COLUMNS } from '@/application/attendees/schema';
import type { Locale } from '@/domain/locale';
import en from '@/messages/admin-people/en.json';
import ptBR from '@/messages/admin-people/pt-BR.json';

const WORDS = { en, 'pt-BR': ptBR } as const;

/** What stands above the columns of an export, in their order. */
export function exportHeadings(locale: Locale): string[] {
  const { columns } = WORDS[locale].people.export;
  return EXPORT_COLUMNS.map((column) => columns[column]);
}
