import type { Period } from '../calendar/period.js'
import type { Correction } from './correction.js'
import type { Reports } from './create-reports.js'
import type { IssueParts } from './issue-parts.js'
import { keepReport } from './keep-report.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import type { PendingLateData } from './late-data-store.js'
import { reportJson, type ReportModel } from './model.js'
import type { ReportSettings } from './report-settings.js'
import { changedFigures } from './reported-figures.js'

/**
 * Makes an issued report again where late data has changed the past beneath it. Where a figure differs the report is superseded: the new
 * revision says why, and its mail says what it corrects.
 *
 * @returns the correction; `null`: the report stands, or was never issued
 * @throws ReportNotReadyError when something that the report covers now is not in the ledger yet
 */
export async function reviseReport(
  parts: IssueParts,
  settings: ReportSettings,
  period: Period,
): Promise<Correction | null> {
  const { archive, reports } = parts
  const before = await archive.find(settings.name, period.label)
  if (before === null) return null
  const { services } = reports.subject(settings, period)
  const late = await archive.lateData(before, { services, interval: reports.span(settings, period) })
  if (late === null) return null
  const model = correctedBy(reports, { model: await reports.build(settings, period), before, late })
  // Who was faster may not have known of all this: what is late for that revision is looked at again.
  if (model !== null && !(await keepReport(parts, settings, model))) return null
  await archive.doneWith(before, late)
  return model?.correction ?? null
}

/** The report as the next revision; `null`: it says what it said. */
function correctedBy(
  reports: Reports,
  {
    model,
    before,
    late,
  }: { readonly model: ReportModel; readonly before: IssuedReport; readonly late: PendingLateData },
): ReportModel | null {
  const { hours, minutes } = late
  const [then, now] = [reports.figures(before.json), reports.figures(reportJson(model))]
  // What another version wrote cannot be compared figure by figure: the report of this one takes its place.
  const changed = then === null || now === null ? [] : changedFigures(then, now)
  if (changed.length === 0 && then !== null) return null
  const correction: Correction = {
    of: before.revision,
    issuedAt: before.issuedAt,
    lateData: { hours, minutes },
    changed,
    configurationChanged: before.configHash !== model.configHash,
  }
  return { ...model, revision: before.revision + 1, correction }
}
