import { periodNamed } from '../calendar/named-period.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import { reasonOf } from './correction.js'
import type { IssueParts } from './issue-parts.js'
import { ReportEmptyError, ReportNotReadyError } from './report-error.js'
import type { ReportSettings } from './report-settings.js'
import { reviseReport } from './revise-report.js'

/**
 * Once a day: reports that late data has overtaken are corrected. Not more often: data of an outage comes back in portions, and each
 * correction is a mail.
 */
export function createRevisionJob(parts: IssueParts & { readonly logger: Logger }): Job {
  return {
    name: 'report-revisions',
    cron: '37 4 * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['ingest'],
    async run(_slot, signal) {
      const issued = await issuedPeriods(parts)
      for (const settings of parts.config.reports) {
        for (const label of issued.get(settings.name) ?? []) {
          signal.throwIfAborted()
          await reviseOrLog(parts, settings, label)
        }
      }
    },
  }
}

async function issuedPeriods({ archive }: IssueParts): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const periods = new Map<string, Set<string>>()
  for (const { report, period } of await archive.list()) {
    periods.set(report, (periods.get(report) ?? new Set()).add(period))
  }
  return periods
}

/** A report that cannot be made now keeps no other waiting; what came late is looked at again the next day. */
async function reviseOrLog(
  parts: IssueParts & { readonly logger: Logger },
  settings: ReportSettings,
  label: string,
): Promise<void> {
  // Not by the rule of today: it may have been issued by hand for another stretch of time, or as a weekly report.
  const period = periodNamed(label, settings.timezone)
  if (period === null) return
  const subject = { report: settings.name, period: label }
  try {
    const correction = await reviseReport(parts, settings, period)
    if (correction === null) return
    const news = { revision: correction.of, by: correction.of + 1, reason: reasonOf(correction, period.zone) }
    parts.logger.warn({ ...subject, ...news }, 'An issued report was superseded')
  } catch (error) {
    if (!(error instanceof ReportNotReadyError || error instanceof ReportEmptyError)) throw error
    parts.logger.warn({ ...subject, err: error }, 'An issued report cannot be made again yet')
  }
}
