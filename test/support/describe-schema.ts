import type { Queryable } from '../../src/store/Queryable.ts';

const TABLES = `
select c.relname as name, obj_description(c.oid) as comment
from pg_class c where c.relnamespace = 'pluggy'::regnamespace and c.relkind = 'r' order by 1`;
const COLUMNS = `
select 'pluggy.' || c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
  a.attnotnull as required, a.attidentity <> '' as identity, pg_get_expr(d.adbin, d.adrelid) as default,
  col_description(a.attrelid, a.attnum) as comment
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'pluggy'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
order by a.attnum`;
/** Not-null constraints have names of their own from PostgreSQL 18 on; the columns say the same. */
const CONSTRAINTS = `
select 'pluggy.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid, true) as text
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.connamespace = 'pluggy'::regnamespace and k.contype <> 'n' order by c.relname, k.conname`;
const INDEXES = `
select i.schemaname || '.' || i.tablename as table, i.indexdef as text
from pg_indexes i
where i.schemaname = 'pluggy' and not exists (
  select from pg_constraint k where k.connamespace = 'pluggy'::regnamespace and k.conname = i.indexname)
order by i.tablename, i.indexname`;

/** Their conditions are in the migrations. Without those of the role of work, whose name each database draws. */
const POLICIES = `
select 'pluggy.' || c.relname as table, p.polname as name,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'all' end as command
from pg_policy p join pg_class c on c.oid = p.polrelid
where c.relnamespace = 'pluggy'::regnamespace and p.polroles = '{0}' order by c.relname, p.polname`;

/** Their arguments are in the migrations. */
const TRIGGERS = `
select 'pluggy.' || c.relname as table, g.tgname as name, p.proname as function
from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
where c.relnamespace = 'pluggy'::regnamespace and not g.tgisinternal order by c.relname, g.tgname`;

/** Their bodies are in the migrations; PostgreSQL's versions write them out differently. */
const FUNCTIONS = `
select p.oid::regprocedure::text as name, pg_get_function_result(p.oid) as result, obj_description(p.oid) as comment
from pg_proc p where p.pronamespace = 'pluggy'::regnamespace order by 1`;

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  identity: boolean;
  default: string | null;
  comment: string | null;
}

function describeColumn(column: Column): string {
  const parts = [
    `  ${column.name} ${column.type}`,
    column.identity ? 'generated always as identity' : '',
    column.required ? 'not null' : '',
    column.default === null ? '' : `default ${column.default}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** Foreign keys name their table with or without its schema, by the search path of who asks. */
const qualify = (text: string): string => text.replace(/references (?!pluggy\.)/gi, 'references pluggy.');

/** A picture of the schema as it is in the database, for people and for diffs; not meant to be run. */
export async function describeSchema(db: Queryable): Promise<string> {
  const tables = (await db.query<{ name: string; comment: string | null }>(TABLES)).rows;
  const columns = (await db.query<Column>(COLUMNS)).rows;
  const constraints = (await db.query<{ table: string; name: string; text: string }>(CONSTRAINTS)).rows;
  const indexes = (await db.query<{ table: string; text: string }>(INDEXES)).rows;
  const policies = (await db.query<{ table: string; name: string; command: string }>(POLICIES)).rows;
  const triggers = (await db.query<{ table: string; name: string; function: string }>(TRIGGERS)).rows;
  const functions = (
    await db.query<{ name: string; result: string; comment: string | null }>(FUNCTIONS)
  ).rows.map(
    ({ name, result, comment }) =>
      `-- ${comment ?? ''}\n-- function ${name.replace(/^(?!pluggy\.)/, 'pluggy.')} returns ${result}\n`,
  );
  const blocks = tables.map(({ name, comment }) => {
    const table = `pluggy.${name}`;
    const own = columns.filter((column) => column.table === table);
    const rules = constraints
      .filter((rule) => rule.table === table)
      .map((rule) => `  constraint ${rule.name} ${qualify(rule.text)}`);
    return [
      comment === null ? '' : `-- ${comment}\n`,
      `create table ${table} (\n${[...own.map(describeColumn), ...rules].join(',\n')}\n);\n`,
      ...own.filter((column) => column.comment).map((column) => `-- ${column.name}: ${column.comment}\n`),
      ...indexes.filter((index) => index.table === table).map((index) => `${index.text.toLowerCase()};\n`),
      ...policies
        .filter((policy) => policy.table === table)
        .map(({ name: policy, command }) => `-- policy ${policy} for ${command}\n`),
      ...triggers
        .filter((trigger) => trigger.table === table)
        .map((trigger) => `-- trigger ${trigger.name}: pluggy.${trigger.function}\n`),
    ].join('');
  });
  return `-- What the migrations make. Written by test/schema.db.test.ts; change the migrations, not this file.\n\n${[...functions, ...blocks].join('\n')}`;
}
