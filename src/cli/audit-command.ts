import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ExportOptions, VerifyOptions } from './run-audit.js'

/** `plimsoll audit`. */
export function createAuditCommand(io: CommandIo): Command {
  return new Command('audit')
    .description('who changed what, when and from where: verify, export')
    .addCommand(verifyCommand(io))
    .addCommand(exportCommand(io))
}

function verifyCommand(io: CommandIo): Command {
  return new Command('verify')
    .description('follow the chain of entries in the store, and print its newest hash')
    .option('--head <hash>', 'a hash that was printed before: the log must still have it')
    .action(async (options: VerifyOptions, command: Command) => {
      const { verifyAudit } = await import('./run-audit.js')
      await verifyAudit(options, command, io)
    })
}

function exportCommand(io: CommandIo): Command {
  return new Command('export')
    .description('print the entries of the store, the oldest first')
    .addOption(new Option('--format <format>', 'how to print').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--from <time>', 'entries since then, such as 2026-11-01T00:00:00Z or now-2h')
    .option('--to <time>', 'entries before then')
    .action(async (options: ExportOptions, command: Command) => {
      const { exportAudit } = await import('./run-audit.js')
      await exportAudit(options, command, io)
    })
}
