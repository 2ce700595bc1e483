import type { Row, TableShape } from './table-shape.js'

/** A store that is read as it was at one instant, whoever writes to it meanwhile. */
export interface StoreSource {
  readonly madeFrom: 'SQLite' | 'PostgreSQL'
  /** Names of the migrations that it has, in order. */
  readonly migrations: readonly string[]
  /** Its tables, by name. */
  readonly tables: readonly TableShape[]
  /** The highest number that was given to a row of a table that is numbered; `null`: none was. */
  lastNumber(table: TableShape): Promise<bigint | null>
  /** All rows of a table in the order of its key, some at a time. */
  rows(table: TableShape): AsyncIterable<readonly Row[]>
  close(): Promise<void>
}
