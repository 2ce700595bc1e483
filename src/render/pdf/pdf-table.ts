import type { Table } from '../../document/blocks.js'
import { keepUnits } from '../../words/text-layout.js'
import { SPARK_POINTS, writeSpark } from './pdf-chart.js'
import type { PdfContext } from './pdf-context.js'
import { columnWidths, type ColumnNeed } from './pdf-columns.js'
import { pdfTable, splitRow, type CellLine, type CellLines, type PdfTable } from './pdf-rows.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { PDF_ROLES } from './pdf-style.js'

const PADDING = 4
/** Between columns. */
const GUTTER = 10

interface Layout extends Pick<PdfContext, 'sheet' | 'draw'> {
  readonly widths: readonly number[]
  readonly heads: readonly string[]
}

/** All that heights depend on. */
type Measures = Omit<Layout, 'draw'>

/** Rows that are never torn, under heads that stand on every page and are read once. */
export function writeTable(
  { sheet, draw }: Pick<PdfContext, 'sheet' | 'draw'>,
  parent: PdfElement,
  block: Table,
): void {
  const table = pdfTable(block)
  const layout = { sheet, draw, widths: widthsOf(sheet, table), heads: table.heads }
  const rows = table.rows.flatMap((row) => splitRow(row, lineHeights(layout, row), mostOf(layout)))
  const [first = []] = rows
  sheet.skip(8)
  sheet.keep(headHeight(layout) + rowHeight(layout, first))
  const element = sheet.element(parent, 'Table')
  writeHead(layout, element)
  for (const row of rows) {
    if (rowHeight(layout, row) > sheet.room && !sheet.isAtTop) {
      sheet.doc.addPage()
      writeHead(layout, null)
    }
    writeRow(layout, element, row)
  }
  element.end()
}

/** Height that a table needs at least where it begins: its heads and first row. */
export function tableStart(sheet: PdfSheet, block: Table): number {
  const table = pdfTable(block)
  const layout = { sheet, widths: widthsOf(sheet, table), heads: table.heads }
  return headHeight(layout) + rowHeight(layout, table.rows[0] ?? [])
}

function widthsOf(sheet: PdfSheet, { heads, rows }: PdfTable): readonly number[] {
  const needs = heads.map((head, index): ColumnNeed => {
    const lines: readonly CellLine[] = [
      { text: head, role: PDF_ROLES.head },
      ...rows.flatMap((row) => row[index] ?? []),
    ]
    const words = lines.flatMap(({ text, role }) => text.split(/[ /]/).map((word) => sheet.widthOf(`${word}/`, role)))
    return {
      natural: Math.max(...lines.map((line) => lineWidth(sheet, line))) + 1,
      least:
        Math.max(...words, ...lines.map(({ spark }: CellLine) => (spark === undefined ? 0 : SPARK_POINTS.width))) + 1,
    }
  })
  return columnWidths(needs, sheet.width - GUTTER * (heads.length - 1))
}

function lineWidth(sheet: PdfSheet, { text, role, spark }: CellLine): number {
  return spark === undefined ? sheet.widthOf(text, role) : SPARK_POINTS.width
}

function mostOf(layout: Measures): number {
  return layout.sheet.pageHeight - headHeight(layout) - 2 * PADDING
}

function headHeight({ sheet, widths, heads }: Measures): number {
  return Math.max(0, ...heads.map((head, index) => sheet.measure(head, PDF_ROLES.head, widths[index]))) + 2 * PADDING
}

function lineHeights({ sheet, widths }: Measures, row: readonly CellLines[]): readonly (readonly number[])[] {
  return row.map((cell, index) =>
    cell.map(({ text, role, spark }) =>
      spark === undefined ? sheet.measure(text, role, widths[index]) : SPARK_POINTS.height,
    ),
  )
}

function rowHeight(layout: Measures, row: readonly CellLines[]): number {
  const heights = lineHeights(layout, row).map((cell) => cell.reduce((sum, height) => sum + height, 0))
  return Math.max(0, ...heights) + 2 * PADDING
}

function placesOf({ sheet, widths }: Layout) {
  let x = sheet.left
  return widths.map((width, index) => {
    const place = { x, width, align: index === 0 ? ('left' as const) : ('right' as const) }
    x += width + GUTTER
    return place
  })
}

/** @param table `null`: said again on a further page, for the eye only */
function writeHead(layout: Layout, table: PdfElement | null): void {
  const { sheet, heads } = layout
  const top = sheet.doc.y + PADDING
  const bottom = sheet.doc.y + headHeight(layout)
  const row = table === null ? null : sheet.element(table, 'TR')
  placesOf(layout).forEach(({ x, width, align }, index) => {
    const text = keepUnits(heads[index] ?? '')
    const y = top
    if (row === null) {
      sheet.decorate(() => {
        sheet.use(PDF_ROLES.head).fillColor(PDF_ROLES.head.colour).text(text, x, y, { width, align })
      }, 'Pagination')
    } else sheet.write({ parent: row, type: 'TH', scope: 'Column' }, text, { ...PDF_ROLES.head, x, y, width, align })
  })
  sheet.doc.y = bottom
}

function writeRow(layout: Layout, table: PdfElement, row: readonly CellLines[]): void {
  const { sheet } = layout
  const top = sheet.doc.y
  const height = rowHeight(layout, row)
  sheet.rule(top)
  const element = sheet.element(table, 'TR')
  placesOf(layout).forEach((place, index) => {
    sheet.doc.y = top + PADDING
    writeCell(layout, element, { lines: row[index] ?? [], place, isName: index === 0 })
  })
  element.end()
  sheet.doc.y = top + height
}

interface CellParts {
  readonly lines: CellLines
  readonly place: { readonly x: number; readonly width: number; readonly align: 'left' | 'right' }
  readonly isName: boolean
}

function writeCell(layout: Layout, row: PdfElement, { lines, place, isName }: CellParts): void {
  const { sheet } = layout
  const said = isName ? ({ type: 'TH', scope: 'Row' } as const) : { type: 'TD' }
  const [only, ...more] = lines
  if (only !== undefined && more.length === 0 && only.spark === undefined) {
    sheet.write({ parent: row, ...said }, only.text, { ...only.role, ...place })
    return
  }
  const cell = sheet.tagged({ parent: row, ...said })
  for (const { text, role, spark } of lines) {
    if (spark === undefined) sheet.write({ parent: cell, type: 'P' }, text, { ...role, ...place })
    else writeSpark(layout, cell, { spark, ...place, y: sheet.doc.y })
  }
}
