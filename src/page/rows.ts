import type { Bars } from './bars.js'
import type { Badge } from './helpers.js'

/** A cell of a table on a page: what of it is there, stands in this order. */
export interface Cell {
  readonly badge?: Badge
  /** An instant. */
  readonly at?: Date | string
  readonly text?: string
  /** Where its text leads; `null`: nowhere. */
  readonly href?: string | null
  /** The number behind the text, as the JSON twin has it, and the JSON pointer to it there. */
  readonly value?: number | string | null
  readonly field?: string
  /** How it came to be, below it. */
  readonly bars?: Bars
  /** Small, below it. */
  readonly note?: string
}

export interface Column {
  readonly title: string
  /** Whether its cells are numbers, which stand on the right. */
  readonly numeric?: boolean
}

/** What a table has to say that has no rows: what to do. */
export interface Empty {
  readonly title: string
  readonly sentence: string
  /** Lines of a configuration to begin with. */
  readonly code?: string
}

/** The same cells, where the numbers of a row lie deeper in the twin. */
export function cellsUnder(pointer: string, cells: readonly Cell[]): readonly Cell[] {
  return cells.map((cell) => (cell.field === undefined ? cell : { ...cell, field: pointer + cell.field }))
}
