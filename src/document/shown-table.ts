import type { Column, Table } from './blocks.js'

/** A table without what is not shown there. */
export interface ShownTable extends Pick<Table, 'rows'> {
  readonly columns: readonly Column[]
}

/** A table as pages or texts have it: without the columns of the others. */
export function tableOn(where: NonNullable<Column['on']>, { columns, rows }: Table): ShownTable {
  const all = columns.map((column) => (typeof column === 'string' ? { title: column } : column))
  const isShown = all.map(({ on = where }: Column) => on === where)
  const shown = <Each>(cells: readonly Each[]) => cells.filter((_, index) => isShown[index])
  return { columns: shown(all), rows: rows.map((row) => shown(row)) }
}
