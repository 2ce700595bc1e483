import { sql } from 'kysely'
import type { Transaction } from '../database.js'
import { ExportError } from './export-error.js'
import { quoted } from './table-shape.js'

/** What keeps rows from being written in any order is taken away, and put back once all are there. */
export interface Loading {
  takeApart(): Promise<void>
  /**
   * @param lastNumbers by table
   * @throws ExportError a row refers to one that is not there
   */
  putTogether(lastNumbers: ReadonlyMap<string, bigint>): Promise<void>
}

interface Reference {
  readonly table: string
  readonly name: string
  readonly definition: string
}

interface Numbered {
  readonly table: string
  readonly column: string
}

export function createLoading(transaction: Transaction): Loading {
  let references: readonly Reference[] = []
  const run = (statement: string) => sql.raw(statement).execute(transaction)
  return {
    async takeApart() {
      references = await referencesOf(transaction)
      for (const { table, name } of references)
        await run(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
      // It would refuse some rows of a log that somebody has changed, which is for `audit verify` to say.
      await run('alter table audit_entry disable trigger user')
    },
    async putTogether(lastNumbers) {
      await run('alter table audit_entry enable trigger user')
      for (const { table, name, definition } of references) {
        const statement = `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`
        await run(statement).catch((error: unknown) => {
          throw refused(table, error)
        })
      }
      for (const numbered of await numberedOf(transaction)) await setNumber(transaction, numbered, lastNumbers)
      const last = lastNumbers.get('audit_entry') ?? 0n
      await sql`update audit_written set seq = ${String(last)}`.execute(transaction)
    },
  }
}

const FOREIGN_KEY_VIOLATION = '23503'

function refused(table: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION)) return error
  return new ExportError('export_unusable', `a row of ${table} refers to a row that is not in the file`)
}

async function referencesOf(transaction: Transaction): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select relname as table, conname as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and conparentid = 0 and relnamespace = current_schema()::regnamespace
    order by 1, 2`.execute(transaction)
  return rows
}

async function numberedOf(transaction: Transaction): Promise<readonly Numbered[]> {
  const { rows } = await sql<Numbered>`
    select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
    where attidentity <> '' and not attisdropped and relnamespace = current_schema()::regnamespace
    order by 1`.execute(transaction)
  return rows
}

/** The next one is above all that are there, and above all that were given before. */
async function setNumber(
  transaction: Transaction,
  { table, column }: Numbered,
  lastNumbers: ReadonlyMap<string, bigint>,
): Promise<void> {
  const given = String(lastNumbers.get(table) ?? 0n)
  await sql`
    select setval(pg_get_serial_sequence(format('%I', ${table}::text), ${column}), highest)
    from (select greatest(max(${sql.ref(column)}), ${given}::bigint) as highest from ${sql.table(table)}) as numbers
    where highest > 0`.execute(transaction)
}
