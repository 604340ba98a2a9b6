import { z } from 'zod';
import { namedSchemas } from './schema-names';

/** JSON Schema as it stands in the document. */
export type JsonSchema = { [keyword: string]: unknown };

type Direction = 'input' | 'output';

/** A query string holds texts: what is read from one as a whole number is told as the number. */
function asNumber({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const { def } = zodSchema._zod;
  if (def.type === 'default' && typeof def.defaultValue !== 'object') jsonSchema.default = def.defaultValue;
  else if (def.type === 'default') delete jsonSchema.default;
  if (def.type !== 'pipe' || jsonSchema.type !== 'string') return;
  const { out } = def;
  if (!(out instanceof z.ZodNumber)) return;
  delete jsonSchema.pattern;
  jsonSchema.type = 'integer';
  jsonSchema.minimum = out.minValue ?? undefined;
  jsonSchema.maximum = out.maxValue ?? undefined;
}

const inComponents = (ref: string) => ref.replace('#/$defs/', '#/components/schemas/');

/** The same with every reference to `$defs` turned to the document's components. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === '$ref' && typeof part === 'string' ? inComponents(part) : turned(part),
    ]),
  );
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Turns zod's schemas into those of the document, and keeps the named ones by name. */
export function schemaWriter() {
  const components: Record<string, JsonSchema> = {};

  const keep = (name: string, schema: JsonSchema) => {
    const known = components[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two schemas are called ${name}: one is read, the other written.`);
    }
    components[name] = schema;
  };

  /** A named schema is referred to, any other stands where it is used. */
  const write = (schema: z.ZodType, io: Direction, isInQuery = false): JsonSchema => {
    const whole = z.toJSONSchema(schema, {
      io,
      metadata: namedSchemas,
      override: (written) => {
        // The name of a form says more than the pattern that zod tells it by.
        if (written.jsonSchema.format !== undefined) delete written.jsonSchema.pattern;
        if (isInQuery) asNumber(written);
      },
    });
    const { $schema: _, $defs = {}, ...rest }: JsonSchema = JSON.parse(JSON.stringify(turned(whole)));
    for (const [name, definition] of Object.entries(isObject($defs) ? $defs : {})) {
      if (isObject(definition)) keep(name, definition);
    }
    return rest;
  };

  /** What a query takes, parameter by parameter. */
  const writeQuery = (schema: z.ZodType) => {
    const { properties, required } = write(schema, 'input', true);
    const isRequired = new Set(Array.isArray(required) ? required : []);
    return Object.entries(isObject(properties) ? properties : {}).map(([name, described]) => ({
      name,
      isRequired: isRequired.has(name),
      schema: isObject(described) ? described : {},
    }));
  };

  return { components, write, writeQuery };
}
export type SchemaWriter = ReturnType<typeof schemaWriter>;
