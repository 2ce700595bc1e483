import { resolve } from 'node:path'
import type { Command } from 'commander'
import { plimsollVersion } from '../shared/version-files.js'
import { exportStore } from '../store/transfer/export-store.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import { rowsOf, sizeOf, withTransferProgress } from './transfer-progress.js'

export interface OutputFileOptions {
  readonly force?: boolean
}

/** Writes everything in the store to one file. Throws `ConfigError`, `UsageError`, `StoreError`. */
export async function runDbExport(
  { file, force = false }: OutputFileOptions & { readonly file: string },
  command: Command,
  io: CommandIo,
): Promise<void> {
  const { place } = (await loadCommandConfig(command, io)).storage
  await refuseWithoutLedger(place)
  const { tables, rows, bytes } = await withTransferProgress(io, 'exported', (onProgress, signal) =>
    exportStore({
      ...{ place, file: resolve(io.cwd, file), overwrites: force, onProgress, signal },
      ...{ version: plimsollVersion(), now: io.clock() },
    }),
  )
  io.stdout.write(`${rowsOf(rows)} of ${tables} tables are in ${file} (${sizeOf(bytes)}).\n`)
}
