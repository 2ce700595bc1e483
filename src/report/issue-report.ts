import type { Period } from '../calendar/period.js'
import type { ReportConfig, ReportSettings } from './report-settings.js'
import type { Steps } from '../shared/steps.js'
import type { ReportComposer } from './compose-report-files.js'
import type { Reports } from './create-reports.js'
import type { IssuedReport, IssuedReportStore } from './issued-report-store.js'
import { composeReportMail } from './report-mail-sender.js'

export interface IssueParts {
  readonly config: ReportConfig
  readonly reports: Reports
  readonly compose: ReportComposer
  readonly archive: IssuedReportStore
  readonly steps: Steps
}

/**
 * Issues the report of a period: keeps it and puts its mail into the outbox. What was issued before stays as it is.
 *
 * @returns the report that was there already, `null` when this call issued it
 * @throws ReportNotReadyError when the ledger has not come far enough
 */
export async function issueReport(
  parts: IssueParts,
  settings: ReportSettings,
  period: Period,
): Promise<IssuedReport | null> {
  const { config, reports, compose, archive, steps } = parts
  const before = await archive.find(settings.name, period.label)
  if (before !== null) return before
  const model = await reports.build(settings, period)
  const mail = await composeReportMail(config, settings, { model, composed: compose(model) })
  steps('report:built')
  const isIssued = await archive.issue(model, mail)
  if (!isIssued) return archive.find(settings.name, period.label)
  steps('report:committed')
  return null
}
