import { UsageError } from '../shared/app-error.js'
import type { TransferProgress } from '../store/transfer/export-store.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createProgressLine } from '../terminal/progress-line.js'

/** How often a line on a terminal is rewritten, in milliseconds. */
const SHOWN_EVERY_MS = 100

/** Says how far work has come while it lasts. Where the person gives it up, nothing is left of it. */
export async function withTransferProgress<T>(
  io: CommandIo,
  deed: string,
  work: (onProgress: (progress: TransferProgress) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = io.stopSignal()
  const line = createProgressLine(io.stderr)
  let shownAt = -SHOWN_EVERY_MS
  const onProgress = ({ table, rows, share }: TransferProgress) => {
    if (performance.now() - shownAt < SHOWN_EVERY_MS) return
    shownAt = performance.now()
    line.show(`${share === null ? '' : `${Math.floor(share * 100)} %: `}${rowsOf(rows)} ${deed}, ${table}`)
  }
  try {
    return await work(onProgress, signal)
  } catch (error) {
    if (signal.aborted) throw new UsageError(`interrupted: nothing was ${deed}`)
    throw error
  } finally {
    line.end()
  }
}

/** `1,204,311 rows`. */
export function rowsOf(rows: number): string {
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`
}

/** `12.4 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
