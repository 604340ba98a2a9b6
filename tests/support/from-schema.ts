import fc from 'fast-check';
import { wildString } from './wild-string.ts';

/** Values that a JSON Schema of the API's document allows, and now and then ones that it does not. */

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaOf = (value: unknown): Schema => (isSchema(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

const FORMS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.emailAddress(),
  'date-time': fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  uri: fc.webUrl(),
};

/** Texts that mean something in many fields, so that more than form is met. */
const MEANT = [
  '2031-03-15T14:00:00',
  '2031-03-15',
  'America/Sao_Paulo',
  'https://example.com/a.jpg',
  'Ana',
  'eventDate,asc',
];

function textOf({ format, pattern, minLength, maxLength }: Schema): fc.Arbitrary<string> {
  const form = FORMS[String(format)];
  if (form) return form;
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const [least, most] = [numberOr(minLength, 0), numberOr(maxLength, 40)];
  const anyText = fc.string({ unit: 'grapheme', minLength: least, maxLength: Math.min(most, least + 40) });
  return fc.oneof({ arbitrary: anyText, weight: 1 }, { arbitrary: fc.constantFrom(...MEANT), weight: 2 });
}

function numberIn({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const [min, max] = [numberOr(minimum, -1_000), numberOr(maximum, 1_000_000)];
  if (type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  // Money, mostly: more than two decimals would be refused each time.
  const money = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return fc.oneof(money, fc.double({ min, max, noNaN: true, noDefaultInfinity: true }));
}

/** `known`: values that stand for something there is, by the name of their field. */
export function fromSchema(document: Schema, known: Readonly<Record<string, () => readonly string[]>>) {
  const target = (ref: string) =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => schemaOf(at)[part.replaceAll('~1', '/')], document);

  const objectOf = (schema: Schema): fc.Arbitrary<unknown> => {
    const required = new Set(list(schema.required));
    const fields = Object.entries(schemaOf(schema.properties)).map(([name, field]): [string, fc.Arbitrary<unknown>] => [
      name,
      valid(field, name),
    ]);
    const model = Object.fromEntries(fields);
    const requiredKeys = Object.keys(model).filter((name) => required.has(name));
    return fc.record(model, { requiredKeys });
  };

  const byType = (schema: Schema): fc.Arbitrary<unknown> => {
    const { type, items, minItems, maxItems } = schema;
    if (type === 'string') return textOf(schema);
    if (type === 'integer' || type === 'number') return numberIn(schema);
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'array') {
      const least = numberOr(minItems, 0);
      return fc.array(valid(items), { minLength: least, maxLength: Math.min(numberOr(maxItems, 3), least + 3) });
    }
    return type === 'object' ? objectOf(schema) : fc.jsonValue({ maxDepth: 1 });
  };

  /** What the schema allows. */
  function valid(given: unknown, name = ''): fc.Arbitrary<unknown> {
    const schema = schemaOf(given);
    const { $ref, enum: values, const: only, anyOf, oneOf, type, examples } = schema;
    if (typeof $ref === 'string') return valid(target($ref), name);
    if (only !== undefined) return fc.constant(only);
    if (Array.isArray(values)) return fc.constantFrom(...values);
    const alternatives = [...list(anyOf), ...list(oneOf)];
    if (alternatives.length > 0) return fc.oneof(...alternatives.map((each) => valid(each, name)));
    if (Array.isArray(type)) return fc.oneof(...type.map((each) => valid({ ...schema, type: each }, name)));
    const any = byType(schema);
    const meant = [...list(examples), ...(type === 'string' ? (known[name]?.() ?? []) : [])];
    return meant.length > 0
      ? fc.oneof({ arbitrary: fc.constantFrom(...meant), weight: 4 }, { arbitrary: any, weight: 1 })
      : any;
  }

  const spoilt = fc.oneof(wildString, fc.constantFrom<unknown>(null, 0, -1, 1e21, true, [], {}, [[]]), fc.double());

  /** Mostly what the schema allows; one time in `seldom` one field of it, or all of it, is something else. */
  const nearly = (schema: unknown, seldom = 4): fc.Arbitrary<unknown> =>
    fc.oneof(
      { arbitrary: valid(schema), weight: seldom - 1 },
      {
        arbitrary: fc.tuple(valid(schema), fc.nat(), spoilt).map(([value, at, bad]) => {
          if (!isSchema(value)) return bad;
          const names = Object.keys(value);
          return { ...value, [names[at % (names.length + 1)] ?? 'nope']: bad };
        }),
        weight: 1,
      },
    );

  return { valid, nearly };
}
