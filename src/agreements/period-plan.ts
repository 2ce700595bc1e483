import type { Period } from '../calendar/period.js'
import { periodName } from '../breach/breach.js'
import type { Agreement } from '../sla/agreement.js'
import { objectiveId, withWholes, type CountsReader } from '../slo/counts.js'
import type { WantedPeriod } from './choose-periods.js'
import { fingerprintOf, periodId } from './kept-period.js'
import { wantedPeriods } from './wanted-periods.js'

/** A period that pages tell of, of an agreement. */
export interface PlannedPeriod extends WantedPeriod {
  readonly agreement: Agreement
  readonly period: Period
  /** `2026-10`; of rolling periods `last-30d`. */
  readonly name: string
}

interface Planned {
  /** First instant at which other periods are wanted. */
  readonly until: Date
  readonly periods: readonly PlannedPeriod[]
}

/**
 * All periods that pages tell of. What a calendar says of an agreement is worked out once a period, and what is known of its past is looked up
 * then.
 *
 * @param said all that the configuration says not to count, as a text
 */
export function createPeriodPlan(
  agreements: readonly Agreement[],
  { counts, said }: { readonly counts: Pick<CountsReader, 'objectives'>; readonly said: string },
): (now: Date) => Promise<readonly PlannedPeriod[]> {
  const plans = new Map<Agreement, Planned>()
  const prints = new Map(agreements.map((one) => [one, fingerprintOf(one, said)]))
  return async (now) => {
    const due = agreements.filter((one) => (plans.get(one)?.until ?? new Date(0)) <= now)
    const known = due.length === 0 ? new Map<string, Date>() : await knownFrom(due, counts)
    for (const one of due) plans.set(one, plan(one, { now, known, fingerprint: prints.get(one) ?? '' }))
    return agreements.flatMap((one) => plans.get(one)?.periods ?? [])
  }
}

/** Since when anything is known, by `objectiveId`. */
async function knownFrom(
  agreements: readonly Agreement[],
  counts: Pick<CountsReader, 'objectives'>,
): Promise<ReadonlyMap<string, Date>> {
  const objectives = await counts.objectives(withWholes(agreements.flatMap(({ members }) => members)))
  return new Map(
    objectives.flatMap(({ key, firstKnownAt }) => {
      return firstKnownAt === null ? [] : [[objectiveId(key), firstKnownAt] as const]
    }),
  )
}

interface Known {
  readonly now: Date
  readonly known: ReadonlyMap<string, Date>
  readonly fingerprint: string
}

/** While nothing is known of it, it is looked up again. */
const AGAIN_MS = 300_000

function plan(agreement: Agreement, { now, known, fingerprint }: Known): Planned {
  const firsts = agreement.members.flatMap((key) => known.get(objectiveId(key)) ?? [])
  const first = firsts.length === 0 ? null : new Date(Math.min(...firsts.map((one) => one.getTime())))
  const periods = wantedPeriods(agreement, now, first)
  const end = periods.find(({ interval }) => interval.to > now)?.interval.to ?? null
  const again = new Date(now.getTime() + AGAIN_MS)
  return {
    until: end === null || end > again ? again : end,
    periods: periods.map((period) => {
      const name = periodName(agreement, period.label)
      const { service, name: own } = agreement
      const id = periodId({ service, agreement: own, period: name })
      return { id, agreement, period, name, interval: period.interval, fingerprint }
    }),
  }
}
