import { parse } from 'csv-parse/sync'
import { comparisonOf, said, textOf, type CopyReader } from './comparison.js'

/** Copies of the table: spreadsheets write it with other quotes, line ends and separators, and numbers without their last zeros. */
export const csvReader: CopyReader = {
  format: 'csv',
  placeIn(bytes) {
    const [head = [], first = []] = rowsOf(bytes) ?? []
    const [number, revision] = [first[head.indexOf('number')], Number(first[head.indexOf('revision')])]
    const isNamed = number !== undefined && /^\d{4}-\d{6,}$/.test(number) && Number.isInteger(revision)
    return Promise.resolve(isNamed ? { number, revision } : null)
  },
  compare(issued, copy) {
    const [was, is] = [rowsOf(issued), rowsOf(copy)]
    if (was === null || is === null) return Promise.resolve(comparisonOf(['it cannot be read as a table any more']))
    return Promise.resolve(comparisonOf(differingCells(was, is)))
  },
}

type Rows = readonly (readonly string[])[]

function rowsOf(bytes: Uint8Array): Rows | null {
  const text = textOf(bytes)
  const [head = ''] = text.split(/\r?\n/, 1)
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ','
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return null
  }
}

function differingCells(was: Rows, is: Rows): readonly string[] {
  const [head = []] = was
  return Array.from({ length: Math.max(was.length, is.length) }, (_, row) => {
    const [before = [], now = []] = [was[row], is[row]]
    return Array.from({ length: Math.max(before.length, now.length) }, (_cell, column) => {
      const [issued, copy] = [before[column], now[column]]
      const where = `row ${row + 1}, ${head[column] ?? `column ${column + 1}`}`
      return isSameCell(issued, copy) ? [] : [`${where}: ${said(issued, copy)}`]
    }).flat()
  }).flat()
}

/** Empty cells at the end of a row are left out by some. */
function isSameCell(issued = '', copy = ''): boolean {
  if (issued === copy) return true
  const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
  return isNumber(issued) && isNumber(copy) && Number(issued) === Number(copy)
}
