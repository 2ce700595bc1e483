import { unopenable } from '../store-error.js'
import { openPlain } from './sqlite-source-store.js'
import { quoted } from './table-shape.js'

/** At most so many are named. */
const MOST_FAULTS = 100

/** What is wrong with pages and indexes of a file of SQLite; nothing in it can be relied on then. */
export function damagesOf(file: string): readonly string[] {
  const rows = ask(file, `pragma integrity_check(${MOST_FAULTS})`) as readonly { readonly integrity_check: string }[]
  // Several are said in one answer, below a line that names the database.
  const said = rows.flatMap((one) => one.integrity_check.split('\n'))
  return said.filter((line) => line !== 'ok' && !line.startsWith('***'))
}

/** Rows that refer to nothing, by table. */
export function looseRowsOf(file: string): readonly string[] {
  const statement = `select "table", parent, count(*) as number from pragma_foreign_key_check group by 1, 2 limit ${MOST_FAULTS}`
  return (ask(file, statement) as readonly Loose[]).map(({ table, parent, number }) => {
    const [rows, refer] = number === 1 ? ['row', 'refers'] : ['rows', 'refer']
    return `${number} ${rows} of ${quoted(table)} ${refer} to rows of ${quoted(parent)} that are not there`
  })
}

interface Loose {
  readonly table: string
  readonly parent: string
  readonly number: number
}

function ask(file: string, statement: string): readonly unknown[] {
  const database = openPlain(file)
  try {
    return database.prepare(statement).all()
  } catch (error) {
    throw unopenable(file, error)
  } finally {
    database.close()
  }
}
