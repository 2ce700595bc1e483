import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { renderReportList } from '../../src/cli/screens/report-screen.js'
import type { Config } from '../../src/config/config.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { reportParts } from '../support/report-parts.js'
import { createReports } from '../../src/report/create-reports.js'
import type { IssueParts } from '../../src/report/issue-parts.js'
import { issueReport } from '../../src/report/issue-report.js'
import { createRevisionJobs, type RevisionParts } from '../../src/report/revision-job.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from '../support/agreement-results.js'
import { noIncidents } from '../support/fake-incidents.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { type MailServer, startMailServer } from '../support/mail-server.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { monthlySla, reportConfig } from '../support/report-config.js'
import { reportHouse, type ReportHouse } from '../support/report-house.js'

const DAY = 86_400
const { signal } = new AbortController()
/** 10:00 to 12:00 in Berlin: nothing was heard, and everything failed. */
const HOLE = { from: new Date('2026-10-12T08:00:00Z'), to: new Date('2026-10-12T10:00:00Z') }
/** After the month. */
const LATER_HOLE = { from: new Date('2026-11-01T02:00:00Z'), to: new Date('2026-11-01T03:00:00Z') }

let database: Database
let server: MailServer
let now: Date
let arrived: { readonly from: Date; readonly to: Date }[]
let config: Config
let ledger: Ledger
let house: ReportHouse
let issue: IssueParts
let logger: ReturnType<typeof createMemoryLogger>

beforeEach(async () => {
  database = await openStore(':memory:')
  server = await startMailServer()
  now = new Date('2026-11-01T07:00:00Z')
  arrived = []
  logger = createMemoryLogger()
  const base = reportConfig(server.url)
  config = { ...base, prometheus: base.prometheus.map((one) => ({ ...one, retentionSeconds: 33 * DAY })) }
  const within = (at: Date, { from, to }: { from: Date; to: Date }) => at > from && at <= to
  const isHeard = (at: Date) =>
    [HOLE, LATER_HOLE].every((hole) => !within(at, hole) || arrived.some((one) => within(at, one)))
  const reader = createFakeSeriesReader((query) => {
    const errors = (at: Date) => (within(at, HOLE) ? 2 : 0.001)
    const valueAt = (at: Date) => (isHeard(at) ? (query.includes('slo:errors') ? errors(at) : 2) : null)
    return [{ labels: { service: 'checkout', slo: 'availability' }, valueAt }]
  })
  const clock = () => now
  ledger = createLedger({ database, config, readers: new Map([['default', reader]]), clock, logger })
  const reports = createReports({
    config,
    parts: reportParts({ ...ledger, config, incidents: noIncidents }),
    clock,
    version: '0.1.0',
  })
  house = reportHouse({ database, config, clock })
  issue = { ...house.issue, reports }
  await ledger.ingestUpTo(now)
})

afterEach(async () => {
  await server.stop()
  await database.close()
})

const dailyJob = (parts: RevisionParts) => createRevisionJobs(parts)[0]!

const standing = async () => {
  return renderReportList(await issue.archive.list(), () => 'Europe/Berlin')
    .trimEnd()
    .split('\n')
}

it('an issued report is superseded once an hour of its month became known, and its mail says what it corrects', async () => {
  const job = dailyJob({ ...issue, logger, database })
  expect(await issueReport(issue, monthlySla, october)).toBeNull()
  await job.run(now, signal)
  expect(await issue.archive.superseded()).toEqual(new Map([['monthly-sla', 0]]))
  expect(await standing()).toEqual([
    '2026-000001  monthly-sla 2026-10 revision 1, issued on 1 November 2026, 08:00 (UTC+1): stands',
  ])

  now = new Date('2026-11-02T04:00:00Z')
  arrived = [HOLE]
  expect(await ledger.refill(october.interval)).toMatchObject({ filledMinutes: 120 })
  now = new Date('2026-11-02T04:37:00Z')
  await job.run(now, signal)
  expect(await issue.archive.superseded()).toEqual(new Map([['monthly-sla', 1]]))
  const reason = '2 h of data came after it was issued: 12 October, 10:00 to 12:00 (UTC+2)'
  expect(await standing()).toEqual([
    '2026-000001  monthly-sla 2026-10 revision 1, issued on 1 November 2026, 08:00 (UTC+1): superseded by revision 2',
    `2026-000001  monthly-sla 2026-10 revision 2, issued on 2 November 2026, 05:37 (UTC+1): stands; corrects revision 1: ${reason}`,
  ])
  expect(logger.lines).toContainEqual(
    expect.objectContaining({
      message: 'An issued report was superseded',
      data: { report: 'monthly-sla', period: '2026-10', revision: 1, by: 2, reason },
    }),
  )

  await house.delivery.deliverDue(signal)
  const mails = await Promise.all(server.mails.map(({ raw }) => simpleParser(raw)))
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Service levels, October 2026: 1 of 1 agreement undetermined (Example Shop)',
    'Corrected: Service levels, October 2026: 1 of 1 agreement breached (Example Shop)',
  ])
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
  const text = mails[1]?.text?.replace(/\s+/g, ' ')
  // 745 h of 120 a minute: 120 × 60 × 2 failed, 0.06 of the other 44,580 minutes each.
  expect(text).toContain(`This corrects revision 1 of 1 November 2026, 08:00 (UTC+1): ${reason}.`)
  expect(text).toContain('Other than before: agreement checkout/enterprise 99.681 %, before 99.950 %')
  expect(text).toContain('revision 2, made on 2 November 2026, 05:37 (UTC+1)')
})

it('an issued report stands while what came late lies outside of its month, and is corrected once for what came', async () => {
  const job = dailyJob({ ...issue, logger, database })
  await issueReport(issue, monthlySla, october)
  arrived = [LATER_HOLE]
  expect(await ledger.refill({ from: october.interval.to, to: now })).toMatchObject({ filledMinutes: 60 })
  await job.run(now, signal)
  expect(await standing()).toHaveLength(1)
  arrived = [LATER_HOLE, HOLE]
  await ledger.refill(october.interval)
  now = new Date('2026-11-02T04:37:00Z')
  await job.run(now, signal)
  await job.run(now, signal)
  expect(await standing()).toHaveLength(2)
  expect(await house.outbox.pending()).toBe(2)
})

it('what came while two correct a report at once is corrected too, though one of them comes too late', async () => {
  await issueReport(issue, monthlySla, october)
  const job = (build: IssueParts['reports']['build']) =>
    dailyJob({ ...issue, reports: { ...issue.reports, build }, logger, database })
  const halfCame = async (to: Date) => {
    arrived = [{ from: HOLE.from, to }]
    expect(await ledger.refill(october.interval)).toMatchObject({ filledMinutes: 60 })
  }
  now = new Date('2026-11-02T04:37:00Z')
  await halfCame(new Date('2026-10-12T09:00:00Z'))
  let slower = Promise.resolve()
  const faster = job(async (...order) => {
    const model = await issue.reports.build(...order)
    await halfCame(HOLE.to)
    // The slower one has made its report of all that came once the faster one keeps its own, of half of it.
    await new Promise<void>((made) => {
      slower = job(async (...own) => {
        const whole = await issue.reports.build(...own)
        made()
        await fasterIsDone
        return whole
      }).run(now, signal)
    })
    return model
  })
  const fasterIsDone = faster.run(now, signal)
  await fasterIsDone
  await slower
  expect(await standing()).toHaveLength(2)
  await dailyJob({ ...issue, logger, database }).run(now, signal)
  const last = (await standing()).at(-1)
  expect(last).toContain(
    'corrects revision 2: 1 h of data came after it was issued: 12 October, 11:00 to 12:00 (UTC+2)',
  )
})
