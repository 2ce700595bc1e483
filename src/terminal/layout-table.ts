import { textWidth } from '../shared/text-width.js'

/** Text with a look that does not count for its width. */
export interface Cell {
  readonly text: string
  readonly paint?: (text: string) => string
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/** What all titles are painted with. */
interface Look {
  readonly title: (text: string) => string
}

const GAP = '  '

function widthsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => textWidth(row[index]?.text ?? ''))),
  )
}

/** Columns that the widest line of a table takes. */
export function tableWidth(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number {
  return widthsOf(columns, rows).reduce((sum, width) => sum + width + GAP.length, -GAP.length)
}

/** Lines of a table: as wide as its contents, titles first, nothing around it, no blanks at the end of a line. */
export function layoutTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  look: Look,
): readonly string[] {
  const widths = widthsOf(columns, rows)
  const line = (cells: readonly Cell[]) =>
    cells
      .map(({ text, paint = (plain) => plain }, index) => {
        const fill = ' '.repeat((widths[index] ?? 0) - textWidth(text))
        if (columns[index]?.align === 'right') return fill + paint(text)
        return index === columns.length - 1 ? paint(text) : paint(text) + fill
      })
      .join(GAP)
      .trimEnd()
  return [line(columns.map(({ title }) => ({ text: title, paint: look.title }))), ...rows.map(line)]
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/**
 * A bar of block characters, to an eighth of a character.
 *
 * @param share what is filled; below 0 nothing, above 1 everything
 * @param width characters
 */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8)
  // What is left, however little, is not nothing.
  const shown = share > 0 && eighths === 0 ? 1 : eighths
  return ('█'.repeat(Math.floor(shown / 8)) + (EIGHTHS[shown % 8] ?? '')).padEnd(width, '·')
}
