import { secondsOf, type Interval } from '../../calendar/interval.js'
import { partialSince } from '../budget-period.js'
import { burnRate, coverageOf, errorRatio } from '../budget.js'
import { sumOfCounts, type Counts, type LedgerObjective } from '../counts.js'
import type { Group } from '../group-key.js'
import { objectiveAt, overallObjective, type ObjectiveStretch } from '../objective-stretches.js'
import type { Slo } from '../slo.js'

/** An SLO over the report's period (not over its own rolling one). */
export interface SloMonth {
  readonly service: string
  readonly slo: string
  /** Labels of `group_by` with their values; empty where it is not grouped. */
  readonly group: Group
  readonly description: string | null
  /** In force at the end of the period. */
  readonly objective: number
  /** Those in force within the period, oldest first, each with the instant of the period from which it held. */
  readonly objectives: readonly { readonly from: Date; readonly objective: number }[]
  readonly counts: Counts
  /** Good / all events; `null`: nothing was counted. */
  readonly sli: number | null
  /**
   * Error ratio × observed share of the whole period / (1 − objective), each event against the objective of its time: 1 is a budget spent
   * exactly; `null`: nothing was counted. The formula of the status.
   */
  readonly budgetSpent: number | null
  /** Observed share of the period so far, since its history begins; [0, 1]. */
  readonly coverage: number
  /** When history begins, where that is within the period; else `null`. */
  readonly partialSince: Date | null
  /** When the indicator last became another one within the period; else `null`. */
  readonly definitionChangedAt: Date | null
}

/** What the ledger says about one SLO, or one group of it. */
export interface SloEvidence {
  readonly slo: Slo
  readonly group: Group
  /** The report's period. */
  readonly period: Interval
  /** The part of it that the ledger has reached. */
  readonly judged: Interval
  /** That part, cut where another objective came into force; at least one. */
  readonly stretches: readonly (ObjectiveStretch & { readonly counts: Counts })[]
  /** `null`: not in the ledger. */
  readonly ledger: Pick<LedgerObjective, 'firstKnownAt' | 'definitionChanges'> | null
}

/** The figures of an SLO in a report. */
export function sloMonth({ slo, group, period, judged, stretches, ledger }: SloEvidence): SloMonth {
  const counts = sumOfCounts(stretches.map((stretch) => stretch.counts))
  const ratio = errorRatio(counts)
  const within = (at: Date) => at > judged.from && at < judged.to
  return {
    service: slo.service,
    slo: slo.name,
    group,
    description: slo.description,
    objective: objectiveAt(slo.objectives, judged.to),
    objectives: stretches.map(({ interval, objective }) => ({ from: interval.from, objective })),
    counts,
    sli: ratio === null ? null : 1 - ratio,
    budgetSpent: burnRate(overallObjective(stretches), counts, coverageOf(counts, secondsOf(period))),
    coverage: coverageOf(counts, secondsOf(judged)),
    partialSince: partialSince(judged, ledger?.firstKnownAt ?? null),
    definitionChangedAt: ledger?.definitionChanges.findLast(within) ?? null,
  }
}
