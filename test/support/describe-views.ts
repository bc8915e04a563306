import type { Client } from 'pg';

const COLUMNS = `
select c.relname as view, obj_description(c.oid) as "viewComment", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
  col_description(c.oid, a.attnum) as comment
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'pluggy_api'::regnamespace order by c.relname, a.attnum`;

export interface ViewColumn {
  readonly view: string;
  readonly viewComment: string | null;
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
}

/** Every column of the views of `pluggy_api`. */
export async function listViewColumns(db: Client): Promise<ViewColumn[]> {
  return (await db.query<ViewColumn>(COLUMNS)).rows;
}

const HEAD = `# The views of \`pluggy_api\`

Written by \`test/sql-views.db.test.ts\` from the database's own comments. **What stands here is a promise to people who wrote
queries**: a column keeps its name, its type and its meaning. If the test says that this page differs, put back what was taken
away or renamed; what was only added is fine: run \`npx vitest run -u --project database test/sql-views.db.test.ts\` and say it in
CHANGELOG.md. A column that must go is first called deprecated there, for as long as [versioning.md](versioning.md) says.

How to ask: [sql.md](sql.md).
`;

export function renderViews(columns: readonly ViewColumn[]): string {
  const views = [...new Set(columns.map(({ view }) => view))];
  const sections = views.map((view) => {
    const own = columns.filter((column) => column.view === view);
    const rows = own.map(({ name, type, comment }) => `| \`${name}\` | ${type} | ${comment ?? ''} |`);
    return [
      `## ${view}`,
      '',
      own[0]?.viewComment ?? '',
      '',
      '| column | type | what |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${HEAD}\n${sections.join('\n\n')}\n`;
}
