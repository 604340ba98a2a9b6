import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toFieldErrors } from '@/application/field-errors';
import { RULE_WORDS } from '@/application/rule-words';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';
import { contracts } from '@/presentation/http/contracts';
import type { Contract } from '@/presentation/http/contracts/contract';

/** What is refused says how it is to be written: no input of any endpoint comes to "check how this is written". */

/** The forms that `fieldErrors.invalid_format` names: `{format, select, email {…} url {…} …}`. */
const namedForms = (message: string) => Array.from(message.matchAll(/(\w+) \{[^{}]+\}/g), ([, form = '']) => form);

/** Headers are written by programs: what is wrong with one stands in the message itself. */
const inputsOf = ({ body, query }: Contract) => [body, query].filter((schema) => schema !== undefined);

/** Of every text anywhere in `input`, the forms that it is held to. */
function formsIn(input: z.ZodType): string[] {
  const forms: string[] = [];
  z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema }) => {
      const { def } = zodSchema._zod;
      const checks = 'checks' in def ? (def.checks ?? []) : [];
      for (const each of [def, ...checks.map((check) => check._zod.def)]) {
        if ('format' in each && typeof each.format === 'string') forms.push(each.format);
      }
    },
  });
  return forms;
}

/** Of every rule of ours in `input` that brings no message, the code under which it refuses. */
function rulesIn(input: z.ZodType): string[] {
  const codes: string[] = [];
  z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema }) => {
      const { def } = zodSchema._zod;
      for (const { _zod } of 'checks' in def ? (def.checks ?? []) : []) {
        if (!('params' in _zod.def) || _zod.def.error) continue;
        const { code } = z.object({ code: z.string() }).parse(_zod.def.params);
        codes.push(code);
      }
    },
  });
  return codes;
}

const NUMBERS = ['safeint', 'int32', 'uint32', 'float32', 'float64'];

describe('every form that an input is held to', () => {
  const forms = new Set(Object.values(contracts).flatMap((each) => inputsOf(each).flatMap(formsIn)));

  it.each([
    ['en', en],
    ['pt-BR', ptBR],
  ])('has words of its own in %s', (_, { fieldErrors }) => {
    const named = namedForms(fieldErrors.invalid_format);
    expect(named).toContain('email');
    expect([...forms].filter((form) => !NUMBERS.includes(form) && !named.includes(form))).toEqual([]);
    expect(fieldErrors).not.toHaveProperty('invalid_union');
  });
});

describe('every rule of ours that an input is held to', () => {
  const codes = [...new Set(Object.values(contracts).flatMap(inputsOf).flatMap(rulesIn))];

  it('says in English what it asks for, to whoever calls the API', () => {
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !RULE_WORDS[code])).toEqual([]);
  });

  it.each([
    ['en', en],
    ['pt-BR', ptBR],
  ])('has words of its own in %s', (_, { fieldErrors }) => {
    expect(codes.filter((code) => !(code in fieldErrors))).toEqual([]);
  });

  it('is what the API answers with', () => {
    const parsed = contracts.createEvent.body.safeParse({ timeZone: 'Mars/Olympus' });
    const errors = parsed.success ? [] : toFieldErrors(parsed.error.issues);
    expect(errors.find(({ field }) => field === 'timeZone')?.message).toBe(RULE_WORDS.time_zone);
  });
});

it.each([
  ['register', { username: 'Ana Souza' }, 'username', 'username'],
  ['createEvent', { imageUrl: 'poster.png' }, 'imageUrl', 'picture_address'],
  ['createEvent', { venue: { city: 'Recife', country: 'Brazil' } }, 'venue.country', 'invalid_value'],
] as const)('%s with %j is refused by a code that says why', (name, input, field, code) => {
  const parsed = contracts[name].body.safeParse(input);
  const errors = parsed.success ? [] : toFieldErrors(parsed.error.issues);
  expect(errors.find((error) => error.field === field)?.code).toBe(code);
  expect(en.fieldErrors).toHaveProperty(code);
  expect(ptBR.fieldErrors).toHaveProperty(code);
});
