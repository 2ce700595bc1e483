import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { hasCode } from '../../shared/system-error.js'
import { ExportError, unusable } from './export-error.js'
import {
  EXPORT_FORMAT,
  type ExportFoot,
  type ExportHead,
  formatOf,
  parseFoot,
  parseHead,
  parseTable,
  type TableHead,
} from './export-lines.js'
import { decodeRow, RowError } from './row-codec.js'
import type { Row } from './table-shape.js'

/** What is read of a file, in the order in which it stands there. */
export type ExportPart =
  | { readonly kind: 'head'; readonly head: ExportHead }
  | { readonly kind: 'table'; readonly head: TableHead }
  /** Of the table before. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly firstLine: number; readonly share: number }

/**
 * Reads an export. Where it comes to its end without throwing, the file is what was written: whole, unchanged, with all rows.
 *
 * @throws ExportError `export_unusable`, `export_newer`
 */
export async function* readExport(file: string): AsyncGenerator<ExportPart> {
  const seen = createSeen(file)
  for await (const { lines, share } of linesOf(file)) {
    let rows: Row[] = []
    let firstLine = 0
    for (const line of lines) {
      const part = seen.take(line)
      if (part === null) continue
      if ('row' in part) {
        if (rows.length === 0) firstLine = seen.line()
        rows.push(part.row)
        continue
      }
      if (rows.length > 0) yield { kind: 'rows', rows, firstLine, share }
      rows = []
      yield part
    }
    if (rows.length > 0) yield { kind: 'rows', rows, firstLine, share }
  }
  seen.end()
}

type Seen = Exclude<ExportPart, { readonly kind: 'rows' }> | { readonly row: Row } | null

/** Follows a file line by line, and says what each is. */
function createSeen(file: string) {
  const hash = createHash('sha256')
  const counts = new Map<string, number>()
  let line = 0
  let table: TableHead | null = null
  let isOver = false
  function takeRow(bytes: Buffer): Seen {
    if (table === null) throw unusable(file, `line ${line} is a row before any table`)
    hash.update(bytes)
    counts.set(table.table, (counts.get(table.table) ?? 0) + 1)
    return { row: rowOf(file, { line, table, text: bytes.toString() }) }
  }
  function takeTable(bytes: Buffer): Seen {
    table = tableOf(file, line, bytes.toString())
    if (counts.has(table.table)) throw unusable(file, `line ${line} begins the table ${table.table} again`)
    hash.update(bytes)
    counts.set(table.table, 0)
    return { kind: 'table', head: table }
  }
  function takeOther(bytes: Buffer): Seen {
    const foot = parseFoot(bytes.toString())
    if (foot === null) return takeTable(bytes)
    refuseChanged(file, foot, { sha256: hash.digest('hex'), counts })
    isOver = true
    return null
  }
  return {
    line: () => line,
    take(bytes: Buffer): Seen {
      line += 1
      if (isOver) throw unusable(file, 'something stands after its end')
      if (line > 1) return bytes[0] === OPEN_BRACKET ? takeRow(bytes) : takeOther(bytes)
      hash.update(bytes)
      return { kind: 'head', head: headOf(file, bytes.toString()) }
    },
    end() {
      if (!isOver) throw cutOff(file)
    },
  }
}

const OPEN_BRACKET = 0x5b
const LINE_FEED = 0x0a

function cutOff(file: string): ExportError {
  return unusable(file, 'it is cut off: its end is missing. Copy it again, or export again')
}

function headOf(file: string, text: string): ExportHead {
  const format = formatOf(text)
  if (format === null) throw notOurs(file)
  if (format > EXPORT_FORMAT)
    throw new ExportError(
      'export_newer',
      `${file} was made by a newer Plimsoll: it has format ${format}, and this version reads ${EXPORT_FORMAT}. Import it with that version`,
    )
  const head = parseHead(text)
  if (head === null) throw unusable(file, 'its first line is not that of an export')
  return head
}

function notOurs(file: string): ExportError {
  return unusable(file, 'it is no export of Plimsoll (plimsoll db export)')
}

function tableOf(file: string, line: number, text: string): TableHead {
  const table = parseTable(text)
  if (table === null) throw unusable(file, `line ${line} is no row, no table and no end`)
  return table
}

interface RowLine {
  readonly line: number
  readonly table: TableHead
  readonly text: string
}

function rowOf(file: string, { line, table, text }: RowLine): Row {
  try {
    return decodeRow(table.columns, text)
  } catch (error) {
    if (!(error instanceof RowError)) throw error
    throw unusable(file, `line ${line}, a row of ${table.table}: ${error.message}`)
  }
}

interface Found {
  readonly sha256: string
  readonly counts: ReadonlyMap<string, number>
}

function refuseChanged(file: string, foot: ExportFoot, { sha256, counts }: Found): void {
  if (foot.sha256 !== sha256) throw unusable(file, 'it was changed since it was made: its checksum is another one')
  const names = new Set([...Object.keys(foot.rows), ...counts.keys()])
  for (const name of names) {
    const [said, found] = [foot.rows[name] ?? 0, counts.get(name) ?? 0]
    if (said !== found) throw unusable(file, `its end says that ${name} has ${said} rows, and it has ${found}`)
  }
}

interface Lines {
  /** Each with its line feed. */
  readonly lines: readonly Buffer[]
  /** How much of the file was read, in [0, 1]. */
  readonly share: number
}

/** A text may hold what other readers of lines take for the end of one (U+2028): only a line feed is. */
async function* linesOf(file: string): AsyncGenerator<Lines> {
  const { size } = await stat(file)
  const compressed = createReadStream(file)
  const plain = compressed.pipe(createGunzip({ chunkSize: 256 * 1024 }))
  compressed.on('error', (error) => plain.destroy(error))
  const rest: Buffer[] = []
  let isBegun = false
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      isBegun = true
      const lines = cut(chunk, rest)
      yield { lines, share: size === 0 ? 1 : compressed.bytesRead / size }
    }
  } catch (error) {
    throw unzipped(file, error, isBegun)
  } finally {
    compressed.destroy()
  }
  if (!isBegun) throw notOurs(file)
  if (rest.length > 0) throw cutOff(file)
}

/** @param rest what of a line came before; what comes of the next one afterwards */
function cut(chunk: Buffer, rest: Buffer[]): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
    const last = chunk.subarray(start, end + 1)
    lines.push(rest.length === 0 ? last : Buffer.concat([...rest.splice(0), last]))
    start = end + 1
  }
  if (start < chunk.length) rest.push(chunk.subarray(start))
  return lines
}

function unzipped(file: string, error: unknown, isBegun: boolean): unknown {
  if (hasCode(error, 'Z_BUF_ERROR')) return cutOff(file)
  if (!hasCode(error, 'Z_DATA_ERROR')) return error
  return isBegun ? unusable(file, 'it was changed since it was made, or damaged') : notOurs(file)
}
