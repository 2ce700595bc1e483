import { parsePeriod } from '../../src/calendar/period.js'
import type { Config } from '../../src/config/config.js'
import { createExclusionDesk, type ExclusionDesk } from '../../src/exclusion/exclusion-desk-store.js'
import { createExclusionReader } from '../../src/exclusion/exclusion-reader-store.js'
import type { Order } from '../../src/exclusion/entry.js'
import { issueReport } from '../../src/report/issue-report.js'
import { createRevisionJobs } from '../../src/report/revision-job.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import type { Job } from '../../src/shared/job.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { CountsReader } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { createFakeCountsReader } from './fake-counts-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse, type ReportHouse } from './report-house.js'
import { exampleTerms } from './sample-agreement.js'
import { anna } from './initiators.js'

/** Pictures and pages take long. */
const settings: ReportSettings = { ...monthlySla, formats: [] }
const MONTHS = ['2026-08', '2026-09', '2026-10'] as const
const cap = { durationSeconds: 3 * 3600, per: 'year' } as const

/** Two hours of September. */
export const inSeptember: Order = {
  ...{ kind: 'scheduled_maintenance', window: null, announced: null, author: 'ann', reason: 'PG 18', evidence: null },
  ...{ from: new Date('2026-09-10T01:00:00Z'), to: new Date('2026-09-10T03:00:00Z') },
  scope: [{ service: 'checkout', agreement: null }],
}

/** Three monthly reports on an agreement that leaves out three hours of maintenance a year; two of them were planned in October. */
export interface SaidHouse extends ReportHouse {
  readonly desk: ExclusionDesk
  /** Follows what is said. */
  readonly job: Job
  /** First instants of what was counted. */
  readonly asked: readonly Date[]
  /** Issues those that were not issued yet. */
  issueAll(): Promise<void>
  /** `2026-09 2`: every revision. */
  revisions(): Promise<readonly string[]>
}

function configOf(smtpUrl: string): Config {
  const base = reportConfig(smtpUrl)
  const terms = exampleTerms({ exclusions: [{ kind: 'scheduled_maintenance', minNotice: null, cap }], claim: null })
  const [start, end] = [new Date('2026-10-10T01:00:00Z'), new Date('2026-10-10T03:00:00Z')]
  const planned = { name: 'planned', timezone: 'UTC', services: ['checkout'], announced: null, reason: null }
  return {
    ...base,
    reports: [settings],
    maintenance: [{ ...planned, time: { kind: 'once', start, end } }],
    services: base.services.map((service) => ({
      ...service,
      agreements: service.agreements.map((one) => ({ ...one, terms })),
    })),
  }
}

/** Over a given store. */
export function saidHouse(parts: {
  readonly database: Database
  readonly smtpUrl: string
  readonly steps?: Steps
  /** Default: when the reports are issued. */
  readonly start?: string
}): SaidHouse {
  const { database, smtpUrl, steps = ignoreSteps, start = '2026-11-01T07:00:00Z' } = parts
  let ticks = 0
  // A second passes between any two looks at the clock.
  const clock = () => new Date(Date.parse(start) + 1000 * ticks++)
  const config = configOf(smtpUrl)
  const asked: Date[] = []
  const full = createFakeCountsReader(new Date('2026-11-02T00:00:00Z'), { events: 300, errors: 0.6 })
  const counts: CountsReader = {
    ...full,
    counts: (requests) => {
      asked.push(...requests.map(({ interval }) => interval.from))
      return full.counts(requests)
    },
  }
  const exclusions = createExclusionReader({ database, config })
  const house = reportHouse({ database, config, clock, steps, counts, exclusions })
  const { archive } = house.issue
  const [, job] = createRevisionJobs({ ...house.issue, database, logger: createMemoryLogger() })
  return {
    ...house,
    desk: createExclusionDesk({ database, config, clock, steps }),
    job: job!,
    asked,
    async issueAll() {
      for (const label of MONTHS) {
        const period = parsePeriod(label, { unit: 'month', timezone: 'Europe/Berlin' })
        await issueReport(house.issue, settings, period!)
      }
    },
    revisions: async () => (await archive.list()).map(({ period, revision }) => `${period} ${revision}`),
  }
}

/** Says what does not count in September, unless that is said already, and corrects reports as a daemon would. */
export async function sayAndFollow({ desk, job }: Pick<SaidHouse, 'desk' | 'job'>): Promise<void> {
  const said = await desk.list(inSeptember)
  if (said.length === 0) await desk.add(inSeptember, { anyway: false, initiator: anna })
  await job.run(new Date(), new AbortController().signal)
}
