import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { DecideOptions } from './run-report-approval.js'
import type { AcknowledgeOptions, SendOptions, ShowOptions, VerifyOptions } from './run-report-archive.js'
import type { ReviseOptions } from './run-report-revise.js'
import type { ReportOptions } from './run-report.js'

/** `plimsoll report`: makes and sends one, or, by its commands, looks at what was issued. */
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
    .action(async (options: ReportOptions & { readonly list?: true }, command: Command) => {
      if (options.list === true) return runList(options, command, io)
      const { runReport } = await import('./run-report.js')
      return runReport(options, command, io)
    })
    .addCommand(listCommand(io))
    .addCommand(showCommand(io))
    .addCommand(verifyCommand(io))
    .addCommand(acknowledgeCommand(io))
    .addCommand(decideCommand(io, 'approve'))
    .addCommand(decideCommand(io, 'reject'))
    .addCommand(reviseCommand(io))
    .addCommand(sendCommand(io))
}

async function runList(options: ReportOptions, command: Command, io: CommandIo): Promise<void> {
  const { listReports } = await import('./run-report-archive.js')
  await listReports(options, command, io)
}

function printing(name: string, description: string): Command {
  return new Command(name).description(description).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return printing('list', 'list what was issued, with its numbers and what took its place').action(
    // `--name` and `--period` stand with `report` itself.
    (_options, command: Command) => runList(command.optsWithGlobals<ReportOptions>(), command, io),
  )
}

function showCommand(io: CommandIo): Command {
  return printing('show', 'show all that is known of one report: revisions, files, who got it')
    .argument('<number>', 'its number, such as 2026-000042')
    .option('--files <folder>', 'write its files there, as they were issued')
    .action(async (number: string, options: ShowOptions, command: Command) => {
      const { showReport } = await import('./run-report-archive.js')
      await showReport({ number, command }, options, io)
    })
}

function verifyCommand(io: CommandIo): Command {
  return printing('verify', 'say of a file which report it is, whether it is unchanged, and whether the ledger agrees')
    .argument('<file>', 'a copy: PDF, CSV, JSON, HTML or mail (.eml)')
    .option('--no-recompute', 'leave the ledger out of it')
    .action(async (file: string, options: VerifyOptions, command: Command) => {
      const { verifyReport } = await import('./run-report-archive.js')
      await verifyReport({ file, command }, options, io)
    })
}

function acknowledgeCommand(io: CommandIo): Command {
  return printing('acknowledge', 'say that you have read a report; who waits for that is not told on')
    .argument('<number>', 'its number, such as 2026-000042')
    .addOption(byOption(io))
    .option('--comment <text>', 'what the record should say beside')
    .action(async (number: string, options: AcknowledgeOptions, command: Command) => {
      const { acknowledgeReport } = await import('./run-report-archive.js')
      await acknowledgeReport({ number, command }, options, io)
    })
}

const DECIDES = {
  approve: { words: 'let a report go that waits for it, and send it', note: 'what the record should say beside' },
  reject: { words: 'say of a report that waits that it is not to be sent', note: 'why' },
} as const

function decideCommand(io: CommandIo, kind: 'approve' | 'reject'): Command {
  return printing(kind, DECIDES[kind].words)
    .argument('<number>', 'its number, such as 2026-000042')
    .addOption(byOption(io))
    .option('--note <text>', DECIDES[kind].note)
    .option('--revision <revision>', 'which revision (default: the newest)')
    .action(async (number: string, options: DecideOptions, command: Command) => {
      const { decideReport } = await import('./run-report-approval.js')
      await decideReport({ number, kind, command }, options, io)
    })
}

function reviseCommand(io: CommandIo): Command {
  return printing(
    'revise',
    'make a report again by hand and send it: the new revision takes the place of that which stands',
  )
    .argument('<number>', 'its number, such as 2026-000042')
    .addOption(byOption(io))
    .option('--reason <text>', 'why; the new revision says it to those who get it')
    .action(async (number: string, options: ReviseOptions, command: Command) => {
      const { reviseByHand } = await import('./run-report-revise.js')
      await reviseByHand({ number, command }, options, io)
    })
}

function sendCommand(io: CommandIo): Command {
  return printing('send', 'send what waits of a report that was issued; nobody who has it gets it again but by --again')
    .argument('<number>', 'its number, such as 2026-000042')
    .option('--again', 'send it once more under its number, which the record says')
    .option('--to <receiver>', 'with --again: an address, or a receiver by its name (default: all who get it)')
    .option('--revision <revision>', 'with --again: which revision (default: the newest that was sent)')
    .option('--superseded', 'with --again: also one that another revision has taken the place of')
    .addOption(byOption(io))
    .action(async (number: string, { again, ...options }: SendOptions, command: Command) => {
      if (again === true) {
        const { sendOnceMore } = await import('./run-report-again.js')
        return sendOnceMore({ number, command }, options, io)
      }
      const { sendWaiting } = await import('./run-report-archive.js')
      return sendWaiting({ number, command }, options, io)
    })
}
