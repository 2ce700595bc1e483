import { stringify } from 'csv-stringify/sync'
import type { RowValue, SheetRow } from '../document/rows.js'

/**
 * Writes rows of all kinds as one table (RFC 4180, UTF-8): the first column says which kind a row is of, then come the columns of all kinds
 * in the order in which they first appear. One table, not a section per kind: every line has as many fields, so whatever reads CSV reads it.
 *
 * Numbers have a decimal point and all their digits, counts and lengths without what floating point leaves behind them, instants are ISO 8601. It begins with a byte order mark, without which Excel takes
 * UTF-8 for another encoding. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function renderCsv(rows: readonly SheetRow[]): string {
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))]
  const lines = rows.map(({ kind, cells }) => [
    kind,
    ...columns.map((column) => withoutNoise(column, cells[column] ?? null)),
  ])
  return stringify([['row', ...columns], ...lines], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { date: (value) => value.toISOString(), boolean: String, number: plainNumber },
  })
}

/** Columns of counts and lengths. */
const COUNTED = /_seconds$|events|errors/

/** 0.1 + 0.2 is 0.3: counts are exact to the millionth, as contracts take them. Ratios are what they are. */
function withoutNoise(column: string, value: RowValue): RowValue {
  if (typeof value !== 'number' || Number.isInteger(value) || !COUNTED.test(column)) return value
  return Math.abs(value) >= 1 ? Number(value.toFixed(6)) : Number(value.toPrecision(12))
}

/** Without an exponent, which not every reader takes for a number. */
function plainNumber(value: number): string {
  const text = String(value)
  const [, sign = '', digits = '', zeros] = /^(-?)([\d.]+)e-(\d+)$/.exec(text) ?? []
  if (zeros !== undefined) return `${sign}0.${'0'.repeat(Number(zeros) - 1)}${digits.replace('.', '')}`
  return text.includes('e') ? String(BigInt(value)) : text
}
