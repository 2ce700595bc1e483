import type { Migration } from '../migration.js'
import type { Row, TableShape } from './table-shape.js'

/** A store that is filled by an import. Nobody sees anything of it before `finish` is done, and nothing is left of it where that is never called. */
export interface StoreTarget {
  /** Makes the tables that these migrations make, without a row. */
  begin(migrations: readonly Migration[], tables: readonly TableShape[]): Promise<void>
  /** @throws RowError a value that this database does not take */
  insert(table: TableShape, rows: readonly Row[]): Promise<void>
  /**
   * Goes on giving numbers where the other database was, brings the tables up to the newest schema, and shows everything.
   *
   * @throws ExportError a row refers to one that is not there
   */
  finish(lastNumbers: ReadonlyMap<string, bigint>): Promise<void>
  /** Undoes what was not finished, and lets the store go. */
  close(): Promise<void>
}
