import type { Period } from '../calendar/period.js'
import type { IssueParts } from './issue-parts.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import { keepReport } from './keep-report.js'
import type { ReportSettings } from './report-settings.js'

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
  const { reports, archive } = parts
  const before = await archive.find(settings.name, period.label)
  if (before !== null) return before
  const isIssued = await keepReport(parts, settings, await reports.build(settings, period))
  return isIssued ? null : archive.find(settings.name, period.label)
}
