import { resolve } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import { backUpFile } from '../store/transfer/backup-store.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import type { OutputFileOptions } from './run-db-export.js'
import { sizeOf } from './transfer-progress.js'

/** Copies the file of the store. Throws `ConfigError`, `UsageError`, `StoreError`. */
export async function runDbBackup(
  { file, force = false }: OutputFileOptions & { readonly file: string },
  command: Command,
  io: CommandIo,
): Promise<void> {
  const { place } = (await loadCommandConfig(command, io)).storage
  if (typeof place !== 'string')
    throw new UsageError(
      `the store is in PostgreSQL, whose own means copy it: pg_dump --format=custom --file=${file} '${place.url}', or a base backup of the server. What is in it goes into one file by: plimsoll db export ${file}`,
    )
  await refuseWithoutLedger(place)
  const bytes = await backUpFile(place, resolve(io.cwd, file), force)
  io.stdout.write(
    `${file} is a whole copy of ${place} (${sizeOf(bytes)}): its pages, indexes and references were checked.\n`,
  )
}
