import { resolve } from 'node:path'
import type { Command } from 'commander'
import { nameOfPlace } from '../store/store-place.js'
import { importStore } from '../store/transfer/import-store.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { rowsOf, withTransferProgress } from './transfer-progress.js'

/** Fills the store with what an export holds. Throws `ConfigError`, `UsageError`, `StoreError`, `ExportError`. */
export async function runDbImport(file: string, command: Command, io: CommandIo): Promise<void> {
  const { place } = (await loadCommandConfig(command, io)).storage
  const { head, tables, rows } = await withTransferProgress(io, 'imported', (onProgress, signal) =>
    importStore({ place, file: resolve(io.cwd, file), onProgress, signal }),
  )
  const made = `made of ${head.made_from} on ${head.made_at} by Plimsoll ${head.version}`
  io.stdout.write(`${rowsOf(rows)} of ${tables} tables are in ${nameOfPlace(place)} now, as in ${file}, ${made}.\n`)
}
