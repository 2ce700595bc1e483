import type { Command } from 'commander'
import { periodNamed } from '../calendar/named-period.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { catchUp, chooseReport } from './report-choice.js'
import { numberIn, recordOf, sendAndShow, withArchive, type ArchiveOptions } from './run-report-archive.js'

export interface ReviseOptions extends ArchiveOptions {
  readonly by?: string
  readonly reason?: string
}

/**
 * Makes a report again from what is known now, by the configuration of today, and sends it; ends with 1 while one of its mails has not arrived.
 * Throws `UsageError` also where nobody says who or why.
 */
export async function reviseByHand(
  { number, command }: { readonly number: string; readonly command: Command },
  { reason, ...options }: ReviseOptions,
  io: CommandIo,
): Promise<void> {
  const byHand = { kind: 'by_hand', by: authorOf(options), why: reasonIn(reason) } as const
  const config = await loadCommandConfig(command, io)
  const wanted = numberIn(number)
  await withArchive(config, io, async (reports) => {
    const { report, period: label } = await recordOf(reports, wanted)
    const settings = chooseReport(config, report)
    const period = periodNamed(label, settings.timezone)
    if (period === null) throw new UsageError(`the report ${wanted} is of ${label}, which is no period`)
    await catchUp(reports, io)
    if ((await reports.revise(settings, period, byHand)) === null)
      throw new UsageError(`someone else has just revised the report ${wanted}: look at that revision first`)
    await sendAndShow({ reports, config }, wanted, { options, io })
  })
}

function reasonIn(text: string | undefined): string {
  const words = text?.trim() ?? ''
  if (words === '') throw new UsageError('say why, for those who get it: --reason <text>')
  return words
}
