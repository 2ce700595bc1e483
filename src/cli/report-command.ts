import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ReportOptions } from './run-report.js'

export function createReportCommand(io: CommandIo): Command {
  return new Command('report')
    .description(
      'send the report of a month by mail, once, and a correction where late data changed it; or write it to a folder and send nothing',
    )
    .option('--name <name>', 'which report (default: the only one)')
    .option('--period <month>', 'which month, such as 2026-10 (default: the last whole one)')
    .option('--preview <folder>', 'write HTML, text, mail and JSON there; nothing is sent or kept')
    .option('--list', 'list what was issued, with what took its place; nothing is sent')
    .action(async (options: ReportOptions, command: Command) => {
      const { runReport } = await import('./run-report.js')
      await runReport(options, command, io)
    })
}
