import type Libsql from 'libsql'
import type { SqliteStatement } from 'kysely'

/** Statements that are kept: a daemon has some 400. */
const MOST_KEPT = 500
/** Characters of a statement that is kept: longer ones write many rows at once, seldom as many again. */
const LONGEST_KEPT = 4000

/**
 * Prepares statements, and keeps those that were asked for last: to prepare one anew costs three times (reads) to twenty times (writes) what it
 * costs to run. One that has failed is not used again: it may be in progress still, and then SQLite refuses every commit until the
 * garbage collector takes it.
 */
export function createPreparedStatements(database: Libsql.Database): (sql: string) => SqliteStatement {
  const kept = new Map<string, Libsql.Statement>()
  const take = (sql: string): Libsql.Statement => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    kept.delete(sql)
    if (sql.length <= LONGEST_KEPT) kept.set(sql, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  const using = <Result>(sql: string, use: (statement: Libsql.Statement) => Result): Result => {
    try {
      return use(take(sql))
    } catch (error) {
      kept.delete(sql)
      throw error
    }
  }
  return (sql) => ({
    reader: using(sql, (statement) => statement.reader),
    run: (parameters) => using(sql, (statement) => statement.run(whole(parameters))),
    all: (parameters) => using(sql, (statement) => statement.all(whole(parameters))),
    // Whoever goes through rows one by one has a statement of their own: another use of it would begin anew.
    iterate: (parameters) => database.prepare(sql).iterate(whole(parameters)),
  })
}

/** The library cuts a text at a NUL character, so that something else takes its place. */
function whole(parameters: readonly unknown[]): unknown[] {
  return parameters.map((one) => (typeof one === 'string' ? one.replaceAll('\0', '\ufffd') : one))
}
