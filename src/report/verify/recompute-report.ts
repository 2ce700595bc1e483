import { periodNamed } from '../../calendar/named-period.js'
import type { Reports } from '../create-reports.js'
import type { IssuedReport } from '../issued-reports-read-store.js'
import { reportJson } from '../model.js'
import { saysNotMade } from '../report-error.js'
import type { ReportConfig } from '../report-settings.js'
import { changedFigures } from '../reported-figures.js'
import type { Recomputed } from './verification.js'

export interface RecomputeParts {
  readonly config: Pick<ReportConfig, 'reports' | 'hash'>
  readonly reports: Reports
}

/** Makes a report again from what the ledger holds, by the configuration of today, and says what differs. Nothing is kept. */
export async function recomputeReport(
  { config, reports }: RecomputeParts,
  { report, period: label, json, configHash }: IssuedReport,
): Promise<Recomputed> {
  const settings = config.reports.find(({ name }) => name === report)
  if (settings === undefined) return impossible(`no report is called ${report} any more`)
  const period = periodNamed(label, settings.timezone)
  if (period === null) return impossible(`${report} is of other periods now`)
  const then = reports.figures(json)
  if (then === null) return impossible('it was issued by a version that told other figures')
  try {
    const now = reports.figures(reportJson(await reports.build(settings, period)))
    const changed = now === null ? [] : changedFigures(then, now)
    return changed.length === 0
      ? { kind: 'same' }
      : { kind: 'different', changed, configurationChanged: configHash !== config.hash }
  } catch (error) {
    if (saysNotMade(error)) return impossible(error.message)
    throw error
  }
}

function impossible(why: string): Recomputed {
  return { kind: 'impossible', why }
}
