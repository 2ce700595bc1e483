import type { Dataset } from '../backup/dataset.js'
import { readResults, type ResultSources } from '../sla/read-results.js'
import type { Agreement } from '../sla/agreement.js'
import { SETTLE_SECONDS, watermarkOf, watermarksOf, withWholes } from '../slo/counts.js'
import type { BreachJobParts } from './keep-periods-store.js'

/** Where periods that are over are judged from. */
export interface PastSources extends Omit<ResultSources, 'objectives' | 'now' | 'datasets'> {
  readonly datasets: readonly Dataset[]
  readonly clock: () => Date
}

/** Judges periods that are over, once the ledger has come past their end and what it knows of them has settled. */
export function createPastJudge({ datasets, clock, ...sources }: PastSources): BreachJobParts['judge'] {
  return async (questions) => {
    if (questions.length === 0) return []
    const keys = withWholes(questions.flatMap(({ agreement }) => agreement.members))
    const objectives = await sources.counts.objectives(keys)
    const watermarks = watermarksOf(objectives)
    const hasCome = (agreement: Agreement, to: Date) => {
      const neededTo = new Date(to.getTime() + SETTLE_SECONDS * 1000)
      return agreement.members.every((key) => (watermarkOf(watermarks, key) ?? new Date(0)) >= neededTo)
    }
    const ready = questions.filter(({ agreement, period }) => hasCome(agreement, period.interval.to))
    const judged = await readResults(ready, { ...sources, objectives, datasets, now: clock() })
    const found = new Map(ready.map((question, index) => [question, judged[index]?.result ?? null]))
    return questions.map((question) => found.get(question) ?? null)
  }
}
