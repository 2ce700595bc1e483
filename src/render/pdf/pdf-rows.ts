import type { Cell, Spark, Table, Tone } from '../../document/blocks.js'
import { tableOn } from '../../document/shown-table.js'
import { keepUnits } from '../../words/text-layout.js'
import { PDF_ROLES, PDF_TONES, type PdfRole } from './pdf-style.js'

/** Texts of a cell, each on lines of its own. */
export type CellLines = readonly CellLine[]

export interface CellLine {
  readonly text: string
  readonly role: PdfRole
  /** Stands in place of the text. */
  readonly spark?: Spark
}

/** A table as a page has it: what stands in texts only is left out. */
export interface PdfTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly CellLines[])[]
}

/** A text longer than this is cut into pieces, of which each fits on any page. */
const LONGEST_PIECE = 300

export function pdfTable(table: Table): PdfTable {
  const { columns, rows } = tableOn('page', table)
  return {
    heads: columns.map(({ title }) => title),
    rows: rows.map((row) => row.map((cell, index) => cellLines(cell, index === 0))),
  }
}

function cellLines(written: string | Cell, isName: boolean): CellLines {
  const cell: Cell = typeof written === 'string' ? { text: written } : written
  const role = isName ? PDF_ROLES.rowName : cell.strong === true ? PDF_ROLES.strong : PDF_ROLES.cell
  const under = (cell.below ?? []).flatMap((one) => {
    return typeof one === 'string' ? linesOf(one, PDF_ROLES.sub) : linesOf(one.text, coloured(PDF_ROLES.sub, one.tone))
  })
  return [...ownLines(cell, coloured(role, cell.tone)), ...under]
}

/** What is drawn may stand there alone. */
function ownLines({ text, spark }: Cell, role: PdfRole): CellLines {
  if (spark === undefined) return linesOf(text, role)
  return [...(text === '' ? [] : linesOf(text, role)), { text: '', role, spark }]
}

function coloured(role: PdfRole, tone: Tone | undefined): PdfRole {
  return tone === undefined ? role : { ...role, colour: PDF_TONES[tone].letters }
}

function linesOf(text: string, role: PdfRole): CellLines {
  const pieces = text.length <= LONGEST_PIECE ? [text] : (text.match(/.{1,300}(?:\s|$)|.{300}/gsu) ?? [text])
  return pieces.map((piece) => ({ text: keepUnits(piece), role }))
}

/**
 * A row that is higher than a page, as rows that are not.
 *
 * @param heights of its cells' lines, in points
 */
export function splitRow(
  row: readonly CellLines[],
  heights: readonly (readonly number[])[],
  most: number,
): readonly (readonly CellLines[])[] {
  const fits = heights.map((cell) => linesWithin(cell, most))
  if (fits.every((count, index) => count >= (row[index]?.length ?? 0))) return [row]
  const first = row.map((cell, index) => cell.slice(0, fits[index]))
  const rest = row.map((cell, index) => cell.slice(fits[index]))
  const restHeights = heights.map((cell, index) => cell.slice(fits[index]))
  return [first, ...splitRow(rest, restHeights, most)]
}

function linesWithin(heights: readonly number[], most: number): number {
  let height = 0
  const tooMuch = heights.findIndex((one) => (height += one) > most)
  return tooMuch === -1 ? heights.length : Math.max(1, tooMuch)
}
