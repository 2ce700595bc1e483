import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ReportOptions } from './run-report.js'

export function createReportCommand(io: CommandIo): Command {
  return new Command('report')
    .description(
      'send the report of a week, month, quarter, year or any days by mail, once, and a correction where late data changed it; or write it to a folder and send nothing',
    )
    .option('--name <name>', 'which report (default: the only one)')
    .option(
      '--period <period>',
      'such as 2026-W41, 2026-10, 2026-Q3 or 2026 (default: the last whole one of the report)',
    )
    .option('--from <day>', 'first day, such as 2026-10-01; with --to')
    .option('--to <day>', 'last day, which belongs to it')
    .option('--preview <folder>', 'write HTML, PDF, text, mail, CSV and JSON there; nothing is sent or kept')
    .option('--list', 'list what was issued, with what took its place; nothing is sent')
    .action(async (options: ReportOptions, command: Command) => {
      const { runReport } = await import('./run-report.js')
      await runReport(options, command, io)
    })
}
