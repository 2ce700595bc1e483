import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { OutputFileOptions } from './run-db-export.js'

/** `plimsoll db`. */
export function createDbCommand(io: CommandIo): Command {
  return new Command('db')
    .description('the store itself: export, import, backup, check')
    .addCommand(exportCommand(io))
    .addCommand(importCommand(io))
    .addCommand(backupCommand(io))
    .addCommand(checkCommand(io))
}

function checkCommand(io: CommandIo): Command {
  return new Command('check')
    .description(
      'look whether the store is as it was written: sums of hours against their minutes, the audit log, the file',
    )
    .action(async (_: unknown, command: Command) => {
      const { runDbCheck } = await import('./run-db-check.js')
      await runDbCheck(command, io)
    })
}

function exportCommand(io: CommandIo): Command {
  return new Command('export')
    .description(
      'write everything in the store to one file, for an import into SQLite or PostgreSQL; beside a daemon too',
    )
    .argument('<file>', 'where to; it holds secrets, and is readable to its owner alone')
    .option('--force', 'write over a file that is there')
    .action(async (file: string, options: OutputFileOptions, command: Command) => {
      const { runDbExport } = await import('./run-db-export.js')
      await runDbExport({ file, ...options }, command, io)
    })
}

function importCommand(io: CommandIo): Command {
  return new Command('import')
    .description('fill the empty store of the configuration with what `db export` wrote: all of it, or nothing')
    .argument('<file>', 'what `db export` wrote')
    .action(async (file: string, _: unknown, command: Command) => {
      const { runDbImport } = await import('./run-db-import.js')
      await runDbImport(file, command, io)
    })
}

function backupCommand(io: CommandIo): Command {
  return new Command('backup')
    .description(
      'copy the SQLite file of the store as it is now, beside a daemon too, and look whether the copy is whole',
    )
    .argument('<file>', 'where to; it holds secrets, and is readable to its owner alone')
    .option('--force', 'write over a file that is there')
    .action(async (file: string, options: OutputFileOptions, command: Command) => {
      const { runDbBackup } = await import('./run-db-backup.js')
      await runDbBackup({ file, ...options }, command, io)
    })
}
