import { secondsOf, type Interval } from '../calendar/interval.js'
import { budgetRemaining, burnRate, coverageOf, errorRatio, exhaustionAt } from './budget.js'
import { partialSince, type BudgetPeriod } from './budget-period.js'
import { sumOfCounts, type Counts } from './counts.js'
import type { Group } from './group-key.js'
import { objectiveAt, overallObjective, type ObjectiveStretch } from './objective-stretches.js'
import { BURN_WINDOWS, type BurnWindow, type Heard, type SloState, type SloStatus } from './slo-status.js'
import type { Slo } from './slo.js'

/** What the ledger says about one SLO, or one group of it. */
export interface SloEvidence {
  readonly group: Group
  readonly period: BudgetPeriod
  /** The period cut where another objective came into force, oldest first; at least one. */
  readonly stretches: readonly (ObjectiveStretch & { readonly counts: Counts })[]
  readonly windows: Readonly<Record<BurnWindow, Counts>>
  /** First minute of which anything is known; `null`: the ledger does not know the SLO, or nothing of it. */
  readonly firstKnownAt: Date | null
  /** When another indicator took over, oldest first. */
  readonly definitionChanges: readonly Date[]
}

/** A ledger further behind than this says nothing about the present. */
const SILENT_AFTER_SECONDS = 300

/** Below this share of the budget a decision is due. */
const LOW_BUDGET = 0.25

/** At risk when the budget would be gone this soon: at the pace of 6h in a tenth of the period, at the pace of 3d in a quarter. */
const SOON = { atPaceOf6h: 0.1, atPaceOf3d: 0.25 } as const

type Exhaustion = SloStatus['exhaustedAt']

function endsSoon({ soFar, wholeSeconds }: BudgetPeriod, exhaustedAt: Exhaustion): boolean {
  return (['atPaceOf6h', 'atPaceOf3d'] as const).some((pace) => {
    const at = exhaustedAt[pace]
    return at !== null && at.getTime() - soFar.to.getTime() <= SOON[pace] * wholeSeconds * 1000
  })
}

/** Whether what is known reaches to the present. */
export function isHeard({ to }: Interval, now: Date): boolean {
  return now.getTime() - to.getTime() <= SILENT_AFTER_SECONDS * 1000
}

function isSilent({ period, windows }: SloEvidence, now: Date): boolean {
  return !isHeard(period.soFar, now) || windows['1h'].observedSeconds === 0
}

function stateOf(
  evidence: SloEvidence,
  { errorBudgetRemaining: remaining, exhaustedAt }: Pick<SloStatus, 'errorBudgetRemaining' | 'exhaustedAt'>,
  now: Date,
): SloState {
  // What is spent stays spent while we hear nothing: silence must not end a breach.
  if (remaining !== null && remaining <= 0) return 'breached'
  if (isSilent(evidence, now)) return 'no_data'
  if (remaining === null) return 'no_traffic'
  return remaining < LOW_BUDGET || endsSoon(evidence.period, exhaustedAt) ? 'at_risk' : 'met'
}

function heardIn({ events, errors, observedSeconds }: Counts): Heard {
  if (observedSeconds === 0) return 'no_data'
  if (events === 0) return 'no_traffic'
  return errors > 0 ? 'errors' : 'no_errors'
}

/**
 * How an SLO stands. `breached`: the budget is spent. `at_risk`: less than a quarter is left, or at the pace of the last 6h (3d) it would be
 * spent within a tenth (a quarter) of the period. `no_data`: nothing was observed in the last hour, or the ledger is more than 5 min behind;
 * a budget already spent stays `breached`. `no_traffic`: the period was observed, and there was not one event in it.
 *
 * The budget is that of the whole period: of a calendar unit, what is to come counts like unseen time, as average traffic without errors.
 *
 * @param now instant at which it is asked; the evidence ends earlier, at the watermark
 */
export function evaluateSlo(slo: Slo, evidence: SloEvidence, now: Date): SloStatus {
  const { group, period, stretches, windows } = evidence
  const { soFar, wholeSeconds, endsAt } = period
  const counts = sumOfCounts(stretches.map((stretch) => stretch.counts))
  const objective = objectiveAt(slo.objectives, soFar.to)
  const burn = (window: BurnWindow) =>
    burnRate(objective, windows[window], coverageOf(windows[window], BURN_WINDOWS[window]))
  const burnRates = { '1h': burn('1h'), '6h': burn('6h'), '1d': burn('1d'), '3d': burn('3d') }
  const remaining = budgetRemaining(overallObjective(stretches), counts, coverageOf(counts, wholeSeconds))
  const horizon = { from: soFar.to, periodSeconds: wholeSeconds, endsAt }
  const exhaustedAt = {
    atPaceOf6h: exhaustionAt(remaining, burnRates['6h'], horizon),
    atPaceOf3d: exhaustionAt(remaining, burnRates['3d'], horizon),
  }
  const ratio = errorRatio(counts)
  return {
    service: slo.service,
    slo: slo.name,
    group,
    environment: slo.environment,
    description: slo.description,
    objective,
    objectives: stretches.map(({ interval, objective: own }) => ({ from: interval.from, objective: own })),
    period: soFar,
    calendar: slo.calendar === null || endsAt === null ? null : { ...slo.calendar, endsAt },
    counts,
    sli: ratio === null ? null : 1 - ratio,
    errorBudgetRemaining: remaining,
    coverage: coverageOf(counts, secondsOf(soFar)),
    ...caveats(evidence),
    lastHour: { events: windows['1h'].events, errors: windows['1h'].errors, heard: heardIn(windows['1h']) },
    burnRates,
    exhaustedAt,
    state: stateOf(evidence, { errorBudgetRemaining: remaining, exhaustedAt }, now),
  }
}

function caveats({
  period: { soFar },
  firstKnownAt,
  definitionChanges,
}: SloEvidence): Pick<SloStatus, 'partialSince' | 'definitionChangedAt'> {
  return {
    partialSince: partialSince(soFar, firstKnownAt),
    definitionChangedAt: definitionChanges.findLast((at) => at > soFar.from && at < soFar.to) ?? null,
  }
}
