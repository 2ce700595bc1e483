import type { Period } from '../../src/calendar/period.js'
import type { TrafficReader } from '../../src/sla/traffic-reader.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { Exclusion } from '../../src/sla/exclusions.js'
import { partsWithout, planJudgement, type JudgementPlan, type Reach } from '../../src/sla/plan-judgement.js'

/** A plan over a period of which everything was always known, with the exclusions that a test decided on. */
export function planWith(
  agreement: Agreement,
  period: Period,
  { exclusions = [], ...reach }: Partial<Reach> & { readonly exclusions?: readonly Exclusion[] } = {},
): JudgementPlan {
  const whole = { period, firstKnownAt: null, judgedTo: period.interval.to, ...reach }
  const plan = planJudgement(agreement, whole, { within: () => [] })
  const ahead = partsWithout({ from: plan.judged.to, to: plan.term.to }, exclusions)
  return { ...plan, exclusions, parts: partsWithout(plan.judged, exclusions), ahead }
}

/** A ledger that knows nothing of other weeks, and of no hole. */
export const noTraffic: TrafficReader = {
  traffic: () => Promise.resolve(new Map()),
  holes: () => Promise.resolve(new Map()),
}
