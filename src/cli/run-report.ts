import type { Command } from 'commander'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'
import { choosePeriod, type PeriodOptions } from './choose-period.js'
import { loadCommandConfig } from './config-option.js'
import { catchUp, chooseReport, refuseWithoutLedger } from './report-choice.js'
import { writePreview } from './report-preview.js'
import { sendReport } from './report-sending.js'

export interface ReportOptions extends PeriodOptions {
  readonly name?: string
  readonly preview?: string
}

/** Sends or previews reports. Throws `ConfigError`, `UsageError` and what `openReportsByHand` does. */
export async function runReport(options: ReportOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const settings = chooseReport(config, options.name)
  const period = choosePeriod(settings, options, io.clock())
  if (options.preview === undefined) refuseWithoutLedger(config.storage.file)
  // Loaded after the order was found to be right: SQL, charts and mail take a while.
  const { openReportsByHand } = await import('../app/reports-by-hand.js')
  const reports = await openReportsByHand({ ...io, config, version: plimsollVersion(), signal: io.stopSignal() })
  try {
    await catchUp(reports, io)
    if (options.preview === undefined) await sendReport(reports, { settings, period, io })
    else await writePreview(await reports.preview(settings, period), options.preview, io)
  } finally {
    await reports.close()
  }
}
