import type { Terms } from '../src/sla/terms.js'
import type { ContractInput, MinuteRows } from '../src/sla/contract/contract-input.js'
import { evaluateContract, factsOf } from '../src/sla/contract/evaluate-contract.js'
import { judgeContract } from '../src/sla/contract/judge-contract.js'
import { planContract } from '../src/sla/contract/plan.js'
import { tallyContract } from '../src/sla/contract/tally-contract.js'
import { sampleTerms } from '../test/support/sample-terms.js'
import { Dice } from '../test/support/tiny-cases.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings, Line } from './line.js'

/** October 2026 in Berlin has an hour more than other months of 31 days. */
const PERIOD = { from: new Date('2026-09-30T22:00:00Z'), to: new Date('2026-10-31T23:00:00Z') }
const MINUTES = 44_700
const RUNNING_TO = new Date('2026-10-20T00:00:00Z')
const MONTHS = 10

const usual = sampleTerms({ period: { unit: 'month', timezone: 'Europe/Berlin' } })
const measured = (measure: Partial<Terms['measure']>): Terms => ({
  ...usual,
  measure: { ...usual.measure, ...measure },
})

const CONTRACTS: Readonly<Record<string, Terms>> = {
  'bad minutes': usual,
  'bad minutes in runs of 5': measured({ minConsecutive: 5 }),
  'bad intervals of 5 min': measured({ intervalSeconds: 300 }),
  'mean of intervals of 5 min': measured({ method: 'mean_interval_error_rate', intervalSeconds: 300, badWhen: null }),
  'mean of intervals of 1 h': measured({ method: 'mean_interval_error_rate', intervalSeconds: 3600, badWhen: null }),
  'ratio of requests': measured({ method: 'request_ratio', badWhen: null }),
}

/** What 100 agreements over a month of minutes cost, and 1,000 running ones whose sums are kept. */
export function contracts(): Findings {
  const months = Array.from({ length: MONTHS }, (_, seed) => busyMonth(seed))
  const lines = Object.entries(CONTRACTS).flatMap(([what, terms]) => linesOf(what, terms, months))
  const comparedWith =
    'Minutes of 5,000 to 105,000 requests each, no two months alike, a third of them with errors, one in a thousand unknown.'
  return { lines, comparedWith }
}

function linesOf(what: string, terms: Terms, months: readonly MinuteRows[]): readonly Line[] {
  const inputs = months.map((rows): ContractInput => {
    return { terms, period: PERIOD, exclusions: [], members: [{ name: 'all', rows }] }
  })
  const whole = cpuSeconds(() => {
    for (let round = 0; round < 100 / MONTHS; round++) inputs.forEach((input) => evaluateContract(input).verdict)
  })
  const running = inputs.map((input) => keptOf(input))
  const judged = cpuSeconds(() => {
    for (let round = 0; round < 1000 / MONTHS; round++) running.forEach((judge) => judge().standing)
  })
  return [
    { what: `${what}: 100 × 31 d from minutes`, value: whole, bar: 1, unit: 's CPU' },
    { what: `${what}: 1,000 running ones from sums`, value: judged, bar: 0.3, unit: 's CPU' },
  ]
}

function keptOf(input: ContractInput) {
  const plan = planContract(input)
  const sums = tallyContract(plan, input.members, { stretch: { from: PERIOD.from, to: RUNNING_TO } })
  const facts = factsOf({ ...input, judgedTo: RUNNING_TO })
  return () => judgeContract(plan, { judged: sums, pace: sums }, facts)
}

function busyMonth(seed: number): MinuteRows {
  const dice = new Dice(seed)
  const events = Float64Array.from({ length: MINUTES }, () =>
    dice.chance(0.001) ? Number.NaN : 5000 + dice.upTo(100_000),
  )
  const errors = Float64Array.from({ length: MINUTES }, () => (dice.chance(0.3) ? dice.upTo(60) : 0))
  return { from: PERIOD.from, events, errors }
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return cpuSecondsSince(before)
}
