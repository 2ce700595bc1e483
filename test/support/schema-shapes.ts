import Libsql from 'libsql'

/** What a table is, in words that both databases have. */
export interface TableShape {
  /** Name and whether it may be empty, sorted. */
  readonly columns: readonly string[]
  /** Columns of each key and unique index, with what they are limited to. */
  readonly unique: readonly string[]
  readonly indexes: readonly string[]
  readonly references: readonly string[]
}

/** What only one of the two needs. */
const OWN_TABLES = ['sqlite_sequence', 'audit_written']

/** What a file of SQLite has. */
export function schemaOfSqlite(file: string): Readonly<Record<string, TableShape>> {
  const db = new Libsql(file)
  const all = <Row>(text: string) => db.prepare(text).all() as Row[]
  const tables = all<{ readonly name: string }>(`select name from sqlite_master where type = 'table' order by name`)
  const shapes = tables.map(({ name: table }): [string, TableShape] => {
    const columns = all<{ readonly name: string; readonly notnull: number; readonly pk: number }>(
      `select name, "notnull", pk from pragma_table_info('${table}')`,
    )
    const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
    const indexes = all<{ readonly name: string; readonly unique: number; readonly origin: string }>(
      `select name, "unique", origin from pragma_index_list('${table}')`,
    )
    const columnsOf = (index: string) =>
      all<{ readonly name: string }>(`select name from pragma_index_info('${index}') order by seqno`).map(
        (one) => one.name,
      )
    const whereOf = (index: string) => {
      const [made] = all<{ readonly sql: string | null }>(`select sql from sqlite_master where name = '${index}'`)
      return / where /i.test(made?.sql ?? '') ? ' partly' : ''
    }
    const said = (one: { readonly name: string }) => `${columnsOf(one.name).join()}${whereOf(one.name)}`
    const unique = indexes.filter((one) => one.unique === 1 && one.origin !== 'pk').map(said)
    const references = all<{ readonly from: string; readonly table: string; readonly to: string }>(
      `select "from", "table", "to" from pragma_foreign_key_list('${table}')`,
    )
    return [
      table,
      {
        columns: columns.map((one) => `${one.name}${one.notnull === 1 || one.pk > 0 ? '' : '?'}`).toSorted(),
        unique: [...(key.length === 0 ? [] : [key.map((one) => one.name).join()]), ...unique].toSorted(),
        indexes: indexes
          .filter((one) => one.unique === 0)
          .map(said)
          .toSorted(),
        references: references.map((one) => `${one.from} ${one.table}.${one.to}`).toSorted(),
      },
    ]
  })
  db.close()
  return Object.fromEntries(shapes.filter(([table]) => !OWN_TABLES.includes(table)))
}

/** @param ask asks a database something, and has the text that it answers */
export async function schemaOfPostgres(
  ask: (text: string) => Promise<string>,
): Promise<Readonly<Record<string, TableShape>>> {
  const rows = await ask(
    `select json_object_agg(c.relname, json_build_object(
       'columns', (select coalesce(json_agg(a.attname || case when a.attnotnull then '' else '?' end), '[]') from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname <> 'rowid'),
       'indexes', (select coalesce(json_agg(json_build_object('unique', i.indisunique, 'of',
           (select string_agg(a.attname, ',' order by k.n) from unnest(i.indkey) with ordinality k(att, n)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att)
           || case when i.indpred is null then '' else ' partly' end)), '[]')
         from pg_index i where i.indrelid = c.oid),
       'references', (select coalesce(json_agg(a.attname || ' ' || f.relname || '.' || fa.attname), '[]') from pg_constraint r
         join pg_class f on f.oid = r.confrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = r.conkey[1]
         join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = r.confkey[1]
         where r.conrelid = c.oid and r.contype = 'f')))
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  )
  interface Read {
    readonly columns: readonly string[]
    readonly indexes: readonly { readonly unique: boolean; readonly of: string }[]
    readonly references: readonly string[]
  }
  const tables = Object.entries(JSON.parse(rows) as Readonly<Record<string, Read>>)
  const shapes = tables.map(([table, { columns, indexes, references }]): [string, TableShape] => {
    const own = indexes.filter((one) => one.of !== 'rowid')
    const said = (isUnique: boolean) =>
      own
        .filter((one) => one.unique === isUnique)
        .map((one) => one.of)
        .toSorted()
    return [
      table,
      { columns: columns.toSorted(), unique: said(true), indexes: said(false), references: references.toSorted() },
    ]
  })
  return Object.fromEntries(shapes.filter(([table]) => !OWN_TABLES.includes(table)))
}
