import type { Queryable } from '../Queryable.ts';

/**
 * Where this database keeps the names of its roles. They are drawn at random once: roles belong to the whole server, and
 * two databases of it must not draw the same ones.
 */
export const ROLE_SETTINGS = { requests: 'role:requests', work: 'role:work' } as const;

/** SQL: whether this session may take the role on. From PostgreSQL 16 on being its member is not enough. */
export const canTakeOn = (role: string): string => `pg_has_role(session_user, ${role},
    case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end)`;

/** $1 the setting. A role that this session may take on and that row-level security binds. */
const USABLE = `
select r.rolname as name from pluggy.settings s join pg_roles r on r.rolname = s.value
where s.name = $1 and not r.rolsuper and not r.rolbypassrls
  and ${canTakeOn('r.oid')}
  and has_schema_privilege(r.oid, 'pluggy', 'usage') and not exists (
    select from pg_class c where c.relnamespace = 'pluggy'::regnamespace and c.relkind in ('r', 'p')
      and pg_has_role(r.oid, c.relowner, 'USAGE'))`;

/** The role of requests; null: there is none that this session may use. */
export async function findRequestRole(db: Queryable): Promise<string | null> {
  return (await db.query<{ name: string }>(USABLE, [ROLE_SETTINGS.requests])).rows[0]?.name ?? null;
}
