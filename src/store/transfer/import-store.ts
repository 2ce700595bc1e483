import type { Migration } from '../migration.js'
import { migrations } from '../migrations.js'
import type { StorePlace } from '../store-place.js'
import { ExportError, unusable } from './export-error.js'
import type { TransferProgress } from './export-store.js'
import type { ExportHead, TableHead } from './export-lines.js'
import { inWords } from './in-words.js'
import { knownMigrations } from './known-migrations.js'
import { type ExportPart, readExport } from './read-export-files.js'
import { RowError } from './row-codec.js'
import { shapesAfter } from './schema-shapes-store.js'
import { openSqliteTarget } from './sqlite-target-store.js'
import type { StoreTarget } from './store-target.js'
import type { TableShape } from './table-shape.js'

export interface ImportOrder {
  readonly place: StorePlace
  /** Absolute. */
  readonly file: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: TransferProgress) => void
}

export interface Imported {
  readonly head: ExportHead
  readonly tables: number
  readonly rows: number
}

/** How long a write waits for another process, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Fills an empty store with what an export holds. All of the file is read and found unchanged before anybody sees anything of it; otherwise the
 * store stays as it was.
 *
 * @throws ExportError, StoreError; `AbortError` where the signal is aborted
 */
export async function importStore({ place, file, signal, onProgress }: ImportOrder): Promise<Imported> {
  const target = await openTarget(place)
  try {
    const filling = createFilling(file, target)
    for await (const part of readExport(file)) {
      signal.throwIfAborted()
      await filling.take(part)
      onProgress({ table: filling.table(), rows: filling.rows(), share: part.kind === 'rows' ? part.share : null })
    }
    return await filling.finish()
  } catch (error) {
    throw inWords(error, 'fill', place)
  } finally {
    await target.close()
  }
}

async function openTarget(place: StorePlace): Promise<StoreTarget> {
  if (typeof place === 'string') return openSqliteTarget(place)
  const { openPostgresTarget } = await import('./postgres-target-store.js')
  return openPostgresTarget(place, BUSY_TIMEOUT_MS)
}

/** Passes on what is read to a store. */
function createFilling(file: string, target: StoreTarget) {
  let head: ExportHead | null = null
  let missing = new Map<string, TableShape>()
  let tables = 0
  let current: TableShape | null = null
  let rows = 0
  const lastNumbers = new Map<string, bigint>()

  async function begin(read: ExportHead): Promise<void> {
    const known = migrationsOf(file, read)
    const shapes = await shapesAfter(known)
    ;[head, missing, tables] = [read, new Map(shapes.map((shape) => [shape.name, shape])), shapes.length]
    await target.begin(known, shapes)
  }
  function beginTable(read: TableHead): void {
    current = shapeFor(file, missing.get(read.table), read)
    missing.delete(read.table)
    if (read.lastNumber !== null && current.isNumbered) lastNumbers.set(read.table, read.lastNumber)
  }
  return {
    table: () => current?.name ?? '',
    rows: () => rows,
    async take(part: ExportPart): Promise<void> {
      if (part.kind === 'head') return begin(part.head)
      if (part.kind === 'table' || current === null) {
        if (part.kind === 'table') beginTable(part.head)
        return
      }
      await insert(file, target, { table: current, part })
      rows += part.rows.length
    },
    async finish(): Promise<Imported> {
      const [lacking] = missing.keys()
      if (head === null || lacking !== undefined) throw unusable(file, `the table ${lacking ?? ''} is missing`)
      await target.finish(lastNumbers)
      return { head, tables, rows }
    },
  }
}

async function insert(
  file: string,
  target: StoreTarget,
  { table, part }: { readonly table: TableShape; readonly part: Extract<ExportPart, { readonly kind: 'rows' }> },
): Promise<void> {
  try {
    await target.insert(table, part.rows)
  } catch (error) {
    if (!isOfRows(error)) throw error
    const last = part.firstLine + part.rows.length - 1
    throw unusable(file, `lines ${part.firstLine} to ${last}, rows of ${table.name}: ${error.message}`)
  }
}

/** What the database says of rows, such as two with the same key (SQLite; PostgreSQL: classes 22 and 23). */
function isOfRows(error: unknown): error is Error {
  if (error instanceof RowError) return true
  return (
    error instanceof Error &&
    'code' in error &&
    /^(SQLITE_CONSTRAINT|SQLITE_MISMATCH|2[23]\w{3}$)/.test(String(error.code))
  )
}

function migrationsOf(file: string, { migrations: names, version }: ExportHead): readonly Migration[] {
  const known = knownMigrations(names)
  if (known !== null) return known
  const stranger = names.find((name, index) => migrations[index]?.name !== name) ?? ''
  throw new ExportError(
    'export_newer',
    `${file} was made by a newer Plimsoll (${version}): its tables are as ${stranger} leaves them, and this version ends at ${migrations.at(-1)?.name ?? ''}. Import it with that version`,
  )
}

function shapeFor(file: string, shape: TableShape | undefined, { table, columns }: TableHead): TableShape {
  if (shape === undefined) throw unusable(file, `its migrations make no table ${table}`)
  const written = columns.map(({ name, kind }) => `${name} ${kind}`).join(', ')
  const made = shape.columns.map(({ name, kind }) => `${name} ${kind}`).join(', ')
  if (written !== made)
    throw unusable(file, `its table ${table} has other columns than its migrations make: ${written}`)
  return shape
}
