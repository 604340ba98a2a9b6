import type { Locale } from '../../../domain/locale.ts';
import { en } from './en.ts';
import { ptBr } from './pt-br.ts';
import type { Sentences } from './sentences.ts';

const SENTENCES: Record<Locale, Sentences> = { en, 'pt-BR': ptBr };

export const sentencesOf = (locale: Locale) => SENTENCES[locale];
