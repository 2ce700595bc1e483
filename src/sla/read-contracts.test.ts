import { expect, test } from '@jest/globals'
import { sampleAgreement, exampleTerms } from '../../test/support/sample-agreement.js'
import { isOverRequests } from './contract/badness.js'
import { evaluateContract } from './contract/evaluate-contract.js'
import type { ContractResult } from './contract/contract-result.js'
import type { Exact } from './contract/exact.js'
import { readContracts, type ContractMemory } from './read-contracts.js'
import type { Agreement } from './agreement.js'
import { badListOf, sumOf } from './bad-list.js'
import { resultOfContract } from './result-of-contract.js'
import { slaAnswer, toSlaAnswer } from './sla-answer.js'
import type { Measure, Terms } from './terms.js'
import {
  badWhen,
  begin,
  keys,
  ledgerAt,
  MINUTE,
  october,
  patching,
  rowsOf,
  sourcesAt,
} from '../../test/support/random-ledger.js'

const nights = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '20:00' } as const
const cases: readonly (readonly [string, Partial<Measure>, Partial<Terms>, number])[] = [
  ['bad minutes', { method: 'bad_intervals', badWhen }, {}, 1],
  ['bad minutes in runs', { method: 'bad_intervals', badWhen, minConsecutive: 5 }, {}, 1],
  ['bad hours', { method: 'bad_intervals', badWhen, intervalSeconds: 3600 }, {}, 1],
  ['mean of 5m', { method: 'mean_interval_error_rate', intervalSeconds: 300, noTraffic: 'exclude' }, {}, 1],
  ['requests', { method: 'weighted_requests' }, { round: { decimals: 2, mode: 'down' } }, 1],
  ['requests, where what is left out is good', { method: 'request_ratio' }, { excludedTime: 'good' }, 1],
  ['requests of two', { method: 'request_ratio' }, { combine: { how: 'weighted', weights: [1, 3] } }, 2],
  [
    'all down',
    { method: 'bad_intervals', badWhen, minConsecutive: 3 },
    { combine: { how: 'all_down', weights: null } },
    2,
  ],
  ['worst of', { method: 'bad_intervals', badWhen }, { combine: { how: 'worst_of', weights: null } }, 2],
  [
    'service hours',
    { method: 'bad_intervals', badWhen },
    { serviceHours: { timezone: 'Europe/Berlin', ranges: [nights], holidays: [] } },
    1,
  ],
]

test.each(cases)(
  '%s come to the same, read bit by bit as it happens or all at once',
  async (...[, measure, terms, count]) => {
    const agreement = sampleAgreement({
      members: keys.slice(0, count),
      terms: exampleTerms({
        measure: { ...exampleTerms().measure, ...measure },
        exclusions: [{ kind: 'scheduled_maintenance', minNotice: null, cap: { durationSeconds: 7200, per: 'month' } }],
        ...terms,
      }),
    })
    const memory: ContractMemory = new Map()
    let [least, most] = [Infinity, 0]
    const instants = [1, 900, 14_404, 14_405, 14_411, 24_000, 44_760]
    for (const minutes of instants) {
      const watermark = new Date(october.interval.from.getTime() + minutes * MINUTE)
      const reader = ledgerAt(watermark)
      const sources = sourcesAt(watermark, reader, [patching])
      const [answer] = await readContracts([{ agreement, period: october }], sources, memory)
      const rows = agreement.members.map((key) =>
        rowsOf({ key, interval: all(watermark) }, watermark, ledgerAt(watermark)),
      )
      const whole = evaluateContract({
        ...{ terms: agreement.terms, period: october.interval, exclusions: [patching], now: watermark },
        judgedTo: watermark < october.interval.to ? watermark : null,
        members: rows.map(({ events, errors }, index) => {
          return { name: keys[index]!.slo, rows: { from: new Date(begin), events, errors } }
        }),
      })
      const hasRuns = (measure.minConsecutive ?? 1) > 1
      expect(figuresOf(answer!.result, hasRuns)).toEqual(figuresOf(whole, hasRuns))
      // What the daemon says is what `plimsoll status` takes: no key more, no key less.
      const said = slaAnswer.parse(toSlaAnswer(resultOfContract(answer!)))
      expect(said.unknownSeconds).toBeGreaterThanOrEqual(0)
      if (minutes === 24_000) expect(said.forecast).not.toBeNull()
      if (minutes === 14_405) least = reader.asked
      most = Math.max(most, reader.asked)
    }
    // A new minute does not cost a month: at most what has not settled, and the part of a chunk with which the week begins. Sums need no minute.
    expect(least).toBeLessThanOrEqual(count * 2 * (360 + 10 + 10))
    if (isOverRequests(agreement.terms.measure)) expect(most).toBe(0)
    else expect(most).toBeGreaterThan(count * 9000)
    await expectList(agreement)
  },
)

/** The stretches of a list come to what the agreement says was used and is unknown; several that are judged one by one have one each. */
async function expectList(agreement: Agreement): Promise<void> {
  const end = october.interval.to
  const sources = { ...sourcesAt(end, ledgerAt(end), [patching]), withTrouble: true }
  const [answer] = await readContracts([{ agreement, period: october }], sources)
  const result = resultOfContract(answer!)
  const { stretches, others, beside } = badListOf(answer!)!
  const parts = [...stretches, ...(others === null ? [] : [others]), ...(beside === null ? [] : [beside])]
  const sum = sumOf(parts)
  expect(stretches.length).toBeGreaterThan(10)
  expect(stretches.length).toBeLessThanOrEqual(1000)
  if (result.measured.members.length > 0) {
    expect(new Set(stretches.map(({ member }) => member))).toEqual(new Set(['one', 'two']))
    return
  }
  expect(sum.badSeconds).toBeCloseTo(result.downtimeUsedSeconds, 4)
  expect(sum.unknownSeconds).toBe(result.unknownSeconds)
  expect(sum.errors).toBe(answer?.result.errors?.used.value ?? null)
}

function all(watermark: Date) {
  return { from: new Date(begin), to: watermark }
}

function figuresOf({ forecast, ...result }: ContractResult, hasRuns: boolean) {
  const text = (exact: Exact | null | undefined) => exact?.fraction().toFraction() ?? null
  const { achieved, worst, best, downtime, errors, members, credit, creditAtWorst } = result
  return {
    ...{ achieved: text(achieved), worst: text(worst), best: text(best), standing: result.standing },
    ...{ bad: result.badIntervals, inScope: result.inScopeMinutes, excluded: result.excludedMinutes },
    ...{ used: text(downtime?.used), allowed: text(downtime?.allowed), errors: text(errors?.used) },
    ...{
      members: members.map((one) => text(one.achieved)),
      credit: text(credit?.share),
      atWorst: text(creditAtWorst?.share),
    },
    // A run of unknown minutes that the beginning of the last week cuts is as long as it is, not as the week has it.
    projected: forecast === null ? null : forecast.projected.toFixed(hasRuns ? 2 : 9),
  }
}
