import { cutToWidth, padToWidth, textWidth } from '../shared/text-width.js'

/** Mail as text is read in fixed columns; RFC 5322 asks for no more than this. */
export const TEXT_WIDTH = 78

const GAP = '  '

/** A space at which no line may end: between a number and its unit, a mark and its word. */
const NO_BREAK = '\u00a0'

/** Puts no-break spaces within numbers with units and after marks: `3 h 44 min`, `99.9 %`, `2,000.00 EUR`, `✕ overspent`. */
export function keepUnits(text: string): string {
  return text
    .replace(/(\d) (?=(?:%|s|min|h|d|j|[A-Z]{3})(?![\p{L}\d]))/gu, `$1${NO_BREAK}`)
    .replace(/(\d\u00a0(?:d|j|h|min)) (?=\d+\u00a0(?:h|min|s)(?![\p{L}\d]))/gu, `$1${NO_BREAK}`)
    .replace(/([✓✕]) /g, `$1${NO_BREAK}`)
}

/** Breaks text into lines of at most `TEXT_WIDTH` columns; words longer than a line are cut. */
export function wrapText(text: string, indent = 0): string {
  const width = TEXT_WIDTH - indent
  const lines: string[] = []
  let line = ''
  for (const word of keepUnits(text)
    .split(/[ \n\r\t]+/)
    .flatMap((long) => cutToWidth(long, width))) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one.replaceAll(NO_BREAK, ' ')}`.trimEnd()).join('\n')
}

/** Aligns rows in columns: the first to the left, the others to the right. A first cell that leaves too little room gets its own line. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ''))))
  const rest = widths.slice(1).reduce((sum, width) => sum + GAP.length + width, 0)
  const first = Math.max(0, Math.min(widths[0] ?? 0, TEXT_WIDTH - rest))
  return rows
    .flatMap(([name = '', ...cells]) => {
      const values = cells.map((cell, index) => GAP + padToWidth(cell, widths[index + 1] ?? 0, 'start')).join('')
      return textWidth(name) > first ? [name, ' '.repeat(first) + values] : [padToWidth(name, first) + values]
    })
    .join('\n')
}

/** A line below a title, as wide as it, at most a whole line. */
export function underline(text: string): string {
  return '='.repeat(Math.min(textWidth(text), TEXT_WIDTH))
}

/** Label and value side by side, values beginning in one column and wrapped below themselves. */
export function textFacts(facts: readonly { readonly label: string; readonly value: string }[]): string {
  const width = Math.max(0, ...facts.map(({ label }) => textWidth(label))) + GAP.length
  return facts.map(({ label, value }) => `${padToWidth(label, width)}${wrapText(value, width).trimStart()}`).join('\n')
}
