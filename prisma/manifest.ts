/** A picture of the database as it is: tables, columns, constraints, indexes, policies, triggers, functions, grants. One line each, sorted. */
import pg from 'pg';

const ours = `n.nspname in ('public', 'luotsi') and c.relname <> '_prisma_migrations'`;
const questions = [
  `select format('table %s rls=%s force=%s', c.relname, c.relrowsecurity, c.relforcerowsecurity) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours}`,
  `select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
     coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '')) as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${ours}`,
  `select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
   where k.contype <> 'n' and ${ours}`,
  `select format('index %s', pg_get_indexdef(i.indexrelid)) as line from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
  `select format('policy %s.%s using %s check %s', c.relname, p.polname, pg_get_expr(p.polqual, p.polrelid), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')) as line
   from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
  `select format('trigger %s', pg_get_triggerdef(t.oid)) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and ${ours}`,
  `select format('function %s(%s) %s', p.proname, pg_get_function_identity_arguments(p.oid), case when p.prosecdef then 'definer' else 'invoker' end) as line
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'luotsi'`,
  `select format('grant %s on %s', string_agg(privilege_type, ', ' order by privilege_type), table_name) as line from information_schema.role_table_grants
   where grantee = 'luotsi_app' and table_schema = 'public' group by table_name`,
];

/** The picture as text, without line breaks inside a line, so that a difference reads well. */
export async function schemaManifest(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const question of questions) {
      const { rows } = await client.query<{ line: string }>(question);
      parts.push(rows.map(({ line }) => line.replaceAll(/\s+/g, ' ')).sort().join('\n'));
    }
    return `${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}
