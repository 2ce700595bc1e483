import type { Command } from 'commander'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'
import { choosePeriod, type PeriodOptions } from './choose-period.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'
import { catchUp, chooseReport } from './report-choice.js'
import { writePreview } from './report-preview.js'
import { sendReport } from './report-sending.js'

// It would say that nothing is known of what Prometheus has forgotten.
const NOTHING_TO_ISSUE =
  'A report from one that has just been begun is not issued; --preview DIR shows what it would say.'

export interface ReportOptions extends PeriodOptions {
  readonly name?: string
  readonly preview?: string
}

/** Sends or previews reports. Throws `ConfigError`, `UsageError` and what `openReportsByHand` does. */
export async function runReport(options: ReportOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const settings = chooseReport(config, options.name)
  const period = choosePeriod(settings, options, io.clock())
  if (options.preview === undefined) await refuseWithoutLedger(config.storage.place, NOTHING_TO_ISSUE)
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
