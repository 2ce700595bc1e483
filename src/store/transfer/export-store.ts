import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { StorePlace } from '../store-place.js'
import { EXPORT_FORMAT, footLine, headLine, tableLine } from './export-lines.js'
import { inWords } from './in-words.js'
import { encodeRow } from './row-codec.js'
import { openSqliteSource } from './sqlite-source-store.js'
import type { StoreSource } from './store-source.js'
import { wholeFile } from './whole-files.js'

/** How far it is. */
export interface TransferProgress {
  readonly table: string
  /** Of all tables so far. */
  readonly rows: number
  /** In [0, 1]; `null`: nobody knows. */
  readonly share: number | null
}

export interface ExportOrder {
  readonly place: StorePlace
  /** Absolute. */
  readonly file: string
  readonly overwrites: boolean
  readonly version: string
  readonly now: Date
  readonly signal: AbortSignal
  readonly onProgress: (progress: TransferProgress) => void
}

export interface Exported {
  readonly tables: number
  readonly rows: number
  /** Of the file, as it is compressed. */
  readonly bytes: number
}

/**
 * Writes all tables as they are at this instant to one file, which is there as a whole or not at all. Nobody has to wait for it.
 *
 * @throws StoreError, UsageError; `AbortError` where the signal is aborted
 */
export async function exportStore(order: ExportOrder): Promise<Exported> {
  const { place, file, overwrites, signal } = order
  const whole = await wholeFile(file, overwrites)
  const source = await openSource(place)
  try {
    let rows = 0
    const counted: ExportOrder = {
      ...order,
      onProgress(progress) {
        rows = progress.rows
        order.onProgress(progress)
      },
    }
    const written = createWriteStream(whole.beside, { flags: 'wx', mode: 0o600 })
    await pipeline(textsOf(source, counted), createGzip(), written, { signal })
    await whole.putInPlace()
    return { tables: source.tables.length, rows, bytes: (await stat(file)).size }
  } catch (error) {
    throw inWords(ofFile(error, file), 'read', place)
  } finally {
    await whole.close()
    await source.close()
  }
}

/** What fails while a stream writes does not say where. */
function ofFile(error: unknown, path: string): unknown {
  const isUnplaced = error instanceof Error && 'syscall' in error && !('path' in error)
  return isUnplaced ? Object.assign(error, { path }) : error
}

async function openSource(place: StorePlace): Promise<StoreSource> {
  if (typeof place === 'string') return openSqliteSource(place)
  const { openPostgresSource } = await import('./postgres-source-store.js')
  return openPostgresSource(place)
}

/** The lines of the file, some at a time. */
async function* textsOf(source: StoreSource, { version, now, onProgress }: ExportOrder): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const hashed = (text: string) => {
    hash.update(text)
    return text
  }
  const { madeFrom, migrations, tables } = source
  const head = { plimsoll_export: EXPORT_FORMAT, version, made_at: now.toISOString(), made_from: madeFrom, migrations }
  yield hashed(headLine(head))
  const counts: Record<string, number> = {}
  let rows = 0
  for (const table of tables) {
    yield hashed(tableLine(table, await source.lastNumber(table)))
    const before = rows
    for await (const some of source.rows(table)) {
      yield hashed(some.map((row) => `${encodeRow(table.columns, row)}\n`).join(''))
      rows += some.length
      onProgress({ table: table.name, rows, share: null })
    }
    counts[table.name] = rows - before
  }
  yield footLine({ rows: counts, sha256: hash.digest('hex') })
}
