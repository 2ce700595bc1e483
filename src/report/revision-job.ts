import { periodNamed } from '../calendar/named-period.js'
import { movePlaceInEvents, placeInEvents } from '../event/event-consumer-store.js'
import { lastEvent, readEventsSince } from '../event/event-store.js'
import { exclusionEvents } from '../exclusion/exclusion-events.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../store/database.js'
import { reasonOf, type Reason } from './correction.js'
import type { IssueParts } from './issue-parts.js'
import { saysNotMade } from './report-error.js'
import type { ReportSettings } from './report-settings.js'
import { reviseReport } from './revise-report.js'

export type RevisionParts = IssueParts & { readonly logger: Logger; readonly database: Database }

/** Reports that the past has overtaken are corrected. */
export function createRevisionJobs(parts: RevisionParts): readonly Job[] {
  return [dailyJob(parts), exclusionsJob(parts)]
}

/** Once a day for late data, not more often: that of an outage comes back in portions, and each correction is a mail. */
function dailyJob(parts: RevisionParts): Job {
  return {
    name: 'report-revisions',
    cron: '37 4 * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['ingest'],
    run: (_slot, signal) => reviseAll(parts, { signal, isReason: (reasons) => reasons.length > 0 }),
  }
}

/** Under it is kept how far exclusions have been followed. */
const FOLLOWER = 'report-exclusions'

/**
 * At once for what people say does not count. How far it has come in the stream of events moves when all reports were looked at: where the
 * process is killed before, they are looked at again, and those that are corrected already say what they say.
 */
function exclusionsJob(parts: RevisionParts): Job {
  const { database, steps } = parts
  return {
    name: FOLLOWER,
    cron: '*/10 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['ingest'],
    async run(_slot, signal) {
      const { last, isSaid } = await unfollowed(database)
      if (last === null) return
      if (isSaid) {
        steps('revision:found')
        await reviseAll(parts, { signal, isReason: (reasons) => reasons.some(({ kind }) => kind !== 'late_data') })
      }
      await database.write((transaction) => movePlaceInEvents(transaction, FOLLOWER, last))
      if (isSaid) steps('revision:followed')
    },
  }
}

/** What has happened that was not followed yet. */
function unfollowed(database: Database): Promise<{ readonly last: number | null; readonly isSaid: boolean }> {
  return database.read(async (reader) => {
    const after = await placeInEvents(reader, FOLLOWER)
    // First how far the stream reaches: what comes while it is read is read again.
    const last = await lastEvent(reader)
    if (last === null || last <= after) return { last: null, isSaid: false }
    const said = await readEventsSince(reader, exclusionEvents, { since: new Date(0), after })
    return { last, isSaid: said.length > 0 }
  })
}

interface Order {
  readonly signal: AbortSignal
  readonly isReason: (reasons: readonly Reason[]) => boolean
}

async function reviseAll(parts: RevisionParts, order: Order): Promise<void> {
  const issued = await issuedPeriods(parts)
  for (const settings of parts.config.reports) {
    for (const label of issued.get(settings.name) ?? []) {
      order.signal.throwIfAborted()
      await reviseOrLog(parts, settings, { ...order, label })
    }
  }
}

async function issuedPeriods({ archive }: IssueParts): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const periods = new Map<string, Set<string>>()
  for (const { report, period } of await archive.list()) {
    periods.set(report, (periods.get(report) ?? new Set()).add(period))
  }
  return periods
}

/** A report that cannot be made now keeps no other waiting; what has changed is looked at again the next day. */
async function reviseOrLog(
  parts: RevisionParts,
  settings: ReportSettings,
  { label, isReason }: Order & { readonly label: string },
): Promise<void> {
  // Not by the rule of today: it may have been issued by hand for another stretch of time, or as a weekly report.
  const period = periodNamed(label, settings.timezone)
  if (period === null) return
  const subject = { report: settings.name, period: label }
  try {
    const correction = await reviseReport(parts, settings, { period, isReason })
    if (correction === null) return
    const news = { revision: correction.of, by: correction.of + 1, reason: reasonOf(correction, period.zone) }
    parts.logger.warn({ ...subject, ...news }, 'An issued report was superseded')
  } catch (error) {
    if (!saysNotMade(error)) throw error
    parts.logger.warn({ ...subject, err: error }, 'An issued report cannot be made again yet')
  }
}
