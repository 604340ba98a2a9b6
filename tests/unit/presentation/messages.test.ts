import { globSync, readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/presentation/i18n/routing';

type Messages = { [key: string]: string | Messages };

const texts = (messages: Messages, prefix = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : texts(value, `${prefix}${key}.`),
  );

/** The values that a message cannot be written without, found by writing it. Throws where its ICU syntax is broken. */
function valuesAskedFor(locale: Locale, text: string): string[] {
  const values: Record<string, number> = {};
  for (;;) {
    const errors: string[] = [];
    createTranslator({ locale, messages: { text }, onError: (error) => errors.push(error.message) })('text', values);
    const [error] = errors;
    if (!error) return Object.keys(values).sort();
    const missing = /variable "(\w+)" was not provided/.exec(error)?.[1];
    if (!missing || missing in values) throw new Error(`${text}: ${error}`);
    values[missing] = 2;
  }
}

/** Of every file: the one that all pages share, and those of the assistant and of the administration's areas. */
const wordsIn = (locale: Locale) =>
  globSync(`src/messages/{,*/}${locale}.json`).flatMap((file) => texts(JSON.parse(readFileSync(file, 'utf8'))));

const english = new Map(wordsIn('en'));
const portuguese = new Map(wordsIn('pt-BR'));

describe('the messages', () => {
  it('exist in both languages', () => {
    expect(english.size).toBe(wordsIn('en').length);
    expect([...portuguese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the title of every page of the administration', () => {
    const pages = globSync('src/app/**/page.tsx').map((file) => readFileSync(file, 'utf8'));
    const titles = pages.flatMap((page) => [...page.matchAll(/adminTitle\('([\w.]+)'\)/g)].map(([, key]) => key ?? ''));
    expect(titles.length).toBeGreaterThan(30);
    expect(titles.filter((key) => !english.has(key))).toEqual([]);
  });

  it('are never empty', () => {
    expect([...english, ...portuguese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('can be written, with the same values in both languages', () => {
    for (const [key, text] of english) {
      expect(valuesAskedFor('pt-BR', portuguese.get(key) ?? ''), key).toEqual(valuesAskedFor('en', text));
    }
  });
});
