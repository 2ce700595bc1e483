import { periodAt, previousPeriod } from '../calendar/period.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { IssueParts } from './issue-parts.js'
import { issueReport } from './issue-report.js'
import { ReportEmptyError } from './report-error.js'
import type { ReportSettings } from './report-settings.js'

/** A year of monthly reports, a quarter of weekly ones. */
const MOST_MISSED = 12

/**
 * One job per report. Its slot issues the last whole period before the slot; the delivery job sends it. Fails, to be tried again, while the
 * ledger has not come far enough.
 */
export function createReportJobs(parts: IssueParts & { readonly logger: Logger }): readonly Job[] {
  return parts.config.reports.map((settings) => reportJob(parts, settings))
}

function reportJob(parts: IssueParts & { readonly logger: Logger }, settings: ReportSettings): Job {
  return {
    name: `report:${settings.name}`,
    cron: settings.schedule,
    timezone: settings.timezone,
    missed: { kind: 'replay', most: MOST_MISSED },
    after: ['ingest'],
    async run(slot) {
      const rule = { unit: settings.period, timezone: settings.timezone }
      const period = previousPeriod(periodAt(slot, rule), rule)
      const data = { report: settings.name, period: period.label }
      const before = await issueReport(parts, settings, period).catch(emptyIsSaid(parts.logger, data))
      if (before === 'empty') return
      if (before === null) parts.logger.info(data, 'A report was issued')
      else parts.logger.info({ ...data, issuedAt: before.issuedAt }, 'A report had been issued before')
    },
  }
}

/** To try again would change nothing: that nothing was sent, and why, stands in the log. */
function emptyIsSaid(logger: Logger, data: object): (error: unknown) => 'empty' {
  return (error) => {
    if (!(error instanceof ReportEmptyError)) throw error
    logger.warn({ ...data, err: error }, 'A report was not sent: it has nothing to tell')
    return 'empty'
  }
}
