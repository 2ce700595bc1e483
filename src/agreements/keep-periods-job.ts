import { isAnother } from '../breach/reached-periods.js'
import { pastWasFollowed, readPastNews } from '../breach/past-news-store.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Steps } from '../shared/steps.js'
import type { Agreement } from '../sla/agreement.js'
import type { Database } from '../store/database.js'
import type { AskedPeriods } from './asked-periods.js'
import { choosePeriods } from './choose-periods.js'
import type { PeriodJudge } from './judge-periods.js'
import { periodId, type KeptMark, type KeptPeriod } from './kept-period.js'
import { dropAgreement, forgetPeriods, keepPeriods, packPeriod, readMarks } from './kept-period-store.js'
import type { PlannedPeriod } from './period-plan.js'

export interface KeepPeriodsParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  readonly agreements: readonly Agreement[]
  readonly asked: AskedPeriods
  readonly judge: PeriodJudge
  /** All periods that pages tell of. */
  readonly plan: (now: Date) => Promise<readonly PlannedPeriod[]>
  readonly configHash: string
  readonly version: string
}

const FOLLOWER = 'agreement-periods'

/** A period of minutes takes some 100 ms: so many in 30 s are some 2 % of a processor, and nobody is kept waiting. */
const MOST = 6

/**
 * Every 30 s, behind the status: judges a few periods with all their minutes and keeps what came of it, so that pages read none. Which ones is
 * chosen anew each time, so that only the newest slot matters.
 */
export function createKeepPeriodsJob(parts: KeepPeriodsParts): Job {
  return {
    name: 'agreement-periods',
    cron: '25,55 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['ingest'],
    async run(_slot, signal) {
      const planned = await parts.plan(parts.clock())
      await forgetReached(parts, planned)
      const kept = await keptMarks(parts)
      const now = parts.clock()
      const isAsked = (id: string) => parts.asked.isAsked(id, now)
      for (const one of choosePeriods(planned, { now, kept, isAsked, most: MOST })) {
        signal.throwIfAborted()
        await keep(parts, one)
      }
    },
  }
}

/** Periods of which more has come to be known, or to be said, have to be judged anew. */
async function forgetReached(
  { database, judge, steps }: KeepPeriodsParts,
  planned: readonly PlannedPeriod[],
): Promise<void> {
  const news = await readPastNews(database, FOLLOWER)
  if (news === null) return
  if (news.said.length > 0 || news.late.length > 0) {
    judge.forget()
    const reached = planned.filter(({ agreement, period }) => isAnother(agreement, period, news))
    const keys = reached.map(({ agreement, name }) => {
      return { service: agreement.service, agreement: agreement.name, period: name }
    })
    await database.write((transaction) => forgetPeriods(transaction, keys))
    steps('agreement-periods:forgotten')
  }
  await pastWasFollowed(database, FOLLOWER, news.last)
}

/** By `periodId`, of the agreements that there are. */
async function keptMarks({ database, agreements }: KeepPeriodsParts): Promise<ReadonlyMap<string, KeptMark>> {
  const marks = await database.read(readMarks)
  const names = new Set(agreements.map(({ service, name }) => `${service}/${name}`))
  const gone = marks.filter(({ service, agreement }) => !names.has(`${service}/${agreement}`))
  if (gone.length > 0) {
    await database.write(async (transaction) => {
      for (const one of gone) await dropAgreement(transaction, one)
    })
  }
  return new Map(marks.filter((one) => !gone.includes(one)).map((mark) => [periodId(mark), mark]))
}

async function keep(parts: KeepPeriodsParts, one: PlannedPeriod): Promise<void> {
  const { database, clock, configHash, version } = parts
  const { agreement, period, name, interval, fingerprint } = one
  // What is said or filled in while it is judged is news afterwards.
  const keptAt = clock()
  const { result, days, bad, isSettled } = await parts.judge.judge({ agreement, period })
  const kept: KeptPeriod = {
    ...{ service: agreement.service, agreement: agreement.name, period: name, interval },
    ...{ fingerprint, isSettled, keptAt, configHash, version, result, days, bad },
  }
  const row = packPeriod(kept)
  await database.write((transaction) => keepPeriods(transaction, [row]))
  parts.steps('agreement-periods:kept')
}
