import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createDatabase, testDatabaseUrl } from '../support/database.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

type Field = {
  name: string;
  kind: string;
  type: string;
  dbName?: string;
  isRequired: boolean;
  isList: boolean;
  hasDefaultValue: boolean;
  nativeType?: [string, string[]] | null;
  relationFromFields?: string[];
  relationToFields?: string[];
  relationOnDelete?: string;
  relationOnUpdate?: string;
};
type Model = { name: string; dbName: string | null; fields: Field[] };
type Index = { model: string; type: string; fields: { name: string }[] };
type Datamodel = {
  models: Model[];
  enums: { name: string; dbName: string | null; values: { name: string }[] }[];
  indexes: Index[];
};

/** Prisma's own reading of a schema text. */
function readSchema(schema: string): Datamodel {
  const directory = mkdtempSync(path.join(tmpdir(), 'eventhub-dmmf-'));
  const file = path.join(directory, 'schema.prisma');
  const output = path.join(directory, 'dmmf.json');
  const generator = `generator dmmf {\n  provider = "node tests/support/dmmf-generator.ts"\n  output = ${JSON.stringify(output)}\n}\n`;
  writeFileSync(file, schema.replace(/generator client \{[^}]*\}/, generator));
  try {
    execFileSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema', file], {
      cwd: ROOT,
      stdio: 'pipe',
      env: {
        ...process.env,
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        NODE_OPTIONS: '',
      },
    });
    return JSON.parse(readFileSync(output, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

// Prisma leaves columns of types that it does not know out of its reading. Others stand for them; a real one names its native type.
const readable = (schema: string) =>
  schema.replaceAll('Unsupported("xid8")', 'BigInt').replaceAll('Unsupported("tsvector")', 'Float');

const columnTypes: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
  BigInt: 'xid8',
  Float: 'tsvector',
};
const nativeTypes: Record<string, (args: string[]) => string> = {
  BigInt: () => 'bigint',
  Uuid: () => 'uuid',
  Timestamptz: ([precision]) => `timestamp(${precision}) with time zone`,
};

/** What the schema file says, a sentence for each table, column, key and index. */
function describeSchema({ models, enums, indexes }: Datamodel): string[] {
  const enumNames = new Map(enums.map(({ name, dbName }) => [name, dbName ?? name]));
  const modelOf = (name: string) => {
    const model = models.find((candidate) => candidate.name === name);
    if (!model) throw new Error(`no model ${name}`);
    return model;
  };
  const table = (name: string) => modelOf(name).dbName ?? name;
  const columns = (model: string, fields: string[]) =>
    fields.map((name) => modelOf(model).fields.find((field) => field.name === name)?.dbName ?? name).join(', ');
  const type = ({ type, kind, nativeType }: Field) => {
    if (kind === 'enum') return enumNames.get(type);
    return nativeType ? nativeTypes[nativeType[0]]?.(nativeType[1]) : columnTypes[type];
  };

  const lines = enums.map(
    ({ name, dbName, values }) => `enum ${dbName ?? name}: ${values.map((v) => v.name).join(' ')}`,
  );
  for (const { name, fields } of models) {
    lines.push(`table ${table(name)}`);
    for (const field of fields) {
      if (field.kind === 'object') {
        if (!field.relationFromFields?.length) continue;
        const target = `${table(field.type)} (${columns(field.type, field.relationToFields ?? [])})`;
        const onDelete = field.relationOnDelete ?? (field.isRequired ? 'Restrict' : 'SetNull');
        const rules = `delete ${onDelete}, update ${field.relationOnUpdate ?? 'Cascade'}`;
        lines.push(`foreign key ${table(name)} (${columns(name, field.relationFromFields)}) to ${target}, ${rules}`);
      } else {
        const traits = `${field.isRequired ? 'required' : 'optional'}, ${field.hasDefaultValue ? 'with' : 'without'} default`;
        lines.push(
          `column ${table(name)}.${field.dbName ?? field.name}: ${type(field)}${field.isList ? '[]' : ''}, ${traits}`,
        );
      }
    }
  }
  const kinds: Record<string, string> = { id: 'primary key', unique: 'unique index', normal: 'index' };
  for (const { model, type, fields } of indexes) {
    lines.push(
      `${kinds[type]} ${table(model)} (${columns(
        model,
        fields.map((field) => field.name),
      )})`,
    );
  }
  return lines.sort();
}

// What Prisma cannot say is left out: generated columns, and indexes that are not B-trees over whole columns.
const DESCRIBE_DATABASE = `
  WITH tables AS (
    SELECT oid, relname FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
  ), keyed AS (
    SELECT t.relname, x.indisprimary, x.indisunique,
           (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(x.indkey) WITH ORDINALITY k(attnum, n)
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) AS columns
      FROM tables t JOIN pg_index x ON x.indrelid = t.oid
      JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
     WHERE m.amname = 'btree' AND x.indexprs IS NULL AND x.indpred IS NULL
  )
  SELECT 'table ' || relname AS line FROM tables
  UNION ALL
  SELECT format('column %s.%s: %s, %s, %s default', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN 'required' ELSE 'optional' END,
                CASE WHEN a.atthasdef THEN 'with' ELSE 'without' END)
    FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
   WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  UNION ALL
  SELECT format('%s %s (%s)', CASE WHEN indisprimary THEN 'primary key' WHEN indisunique THEN 'unique index' ELSE 'index' END,
                relname, columns)
    FROM keyed
  UNION ALL
  SELECT format('foreign key %s (%s) to %s (%s), delete %s, update %s', t.relname,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n)
                   JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
                f.relname,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(attnum, n)
                   JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum),
                rule.names ->> c.confdeltype::text, rule.names ->> c.confupdtype::text)
    FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
    JOIN pg_class f ON f.oid = c.confrelid,
         (SELECT '{"a": "NoAction", "r": "Restrict", "c": "Cascade", "n": "SetNull", "d": "SetDefault"}'::jsonb AS names) rule
  UNION ALL
  SELECT format('enum %s: %s', y.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder))
    FROM pg_type y JOIN pg_enum e ON e.enumtypid = y.oid
   WHERE y.typnamespace = 'public'::regnamespace GROUP BY y.typname`;

async function describeDatabase(url: string, change = ''): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (change) await client.query(change);
    const { rows } = await client.query<{ line: string }>(DESCRIBE_DATABASE);
    return rows.map(({ line }) => line).sort();
  } finally {
    await client.end();
  }
}

const schema = readable(readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8'));
const expected = describeSchema(readSchema(schema));

it('describes the same database in prisma/schema.prisma and in the migrations', async () => {
  expect(expected.length).toBeGreaterThan(100);
  expect(await describeDatabase(testDatabaseUrl())).toEqual(expected);
});

it.each([
  ['a lost unique index', 'DROP INDEX event_slug_key', 'unique index event (slug)'],
  ['a lost index', 'DROP INDEX ticket_owner_id_id_idx', 'index ticket (owner_id, id)'],
  [
    'another type',
    'ALTER TABLE order_line ALTER unit_price TYPE bigint',
    'column order_line.unit_price: integer, required, without default',
  ],
  [
    'another type where Prisma has no name for it',
    'ALTER TABLE event_consumer ALTER transaction_id TYPE text',
    'column event_consumer.transaction_id: xid8, required, without default',
  ],
  [
    'a column that may be null',
    'ALTER TABLE ticket ALTER price DROP NOT NULL',
    'column ticket.price: integer, required, without default',
  ],
  [
    'a lost default',
    'ALTER TABLE "order" ALTER status DROP DEFAULT',
    'column order.status: order_status, required, with default',
  ],
  ['a lost column', 'ALTER TABLE "user" DROP COLUMN locale', 'column user.locale: text, required, with default'],
  ['a lost primary key', 'ALTER TABLE audit_log DROP CONSTRAINT audit_log_pkey', 'primary key audit_log (id)'],
  [
    'a lost foreign key',
    'ALTER TABLE ticket DROP CONSTRAINT ticket_ticket_type_id_event_id_fkey',
    'foreign key ticket (ticket_type_id, event_id) to ticket_type (id, event_id), delete Restrict, update Cascade',
  ],
  [
    'a lost foreign key that is asked at the end of a transaction',
    'ALTER TABLE event DROP CONSTRAINT event_id_fkey',
    'foreign key event (id) to stock_pool (id), delete NoAction, update NoAction',
  ],
  ['a lost table', 'DROP TABLE mail_attempt', 'table mail_attempt'],
])('would notice %s', async (_, change, lost) => {
  const actual = await describeDatabase(await createDatabase(), change);
  expect(expected.filter((line) => !actual.includes(line))).toContain(lost);
});

it('would notice a column that only the database has', async () => {
  const actual = await describeDatabase(await createDatabase(), 'ALTER TABLE event ADD COLUMN planted text');
  expect(actual.filter((line) => !expected.includes(line))).toEqual([
    'column event.planted: text, optional, without default',
  ]);
});

it('would notice a field that only the schema has', () => {
  const planted = describeSchema(readSchema(schema.replace(/model Order \{/, 'model Order {\n  planted Int?')));
  expect(planted.filter((line) => !expected.includes(line))).toEqual([
    'column order.planted: integer, optional, without default',
  ]);
});
