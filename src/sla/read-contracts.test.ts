import { expect, test } from '@jest/globals'
import { noOutages } from '../../test/support/fake-incidents.js'
import { random } from '../../test/support/hourly-world.js'
import { noTraffic } from '../../test/support/judgement.js'
import { noContracts, noServiceIncidents } from '../../test/support/no-contracts.js'
import { sampleAgreement, exampleTerms } from '../../test/support/sample-agreement.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'
import { parsePeriod } from '../calendar/period.js'
import type { CountsReader, CountsRequest } from '../slo/counts.js'
import type { Minutes, MinutesReader } from '../slo/minutes.js'
import { isOverRequests } from './contract/badness.js'
import { evaluateContract } from './contract/evaluate-contract.js'
import type { ContractResult } from './contract/contract-result.js'
import type { Exact } from './contract/exact.js'
import { readContracts, type ContractMemory, type ContractSources } from './read-contracts.js'
import type { Agreement } from './agreement.js'
import { badListOf, sumOf } from './bad-list.js'
import { resultOfContract } from './result-of-contract.js'
import { slaAnswer, toSlaAnswer } from './sla-answer.js'
import type { ServiceIncident } from './service-incident.js'
import type { StatedExclusion } from './stated-exclusion.js'
import type { Measure, Terms } from './terms.js'

const october = parsePeriod('2026-10', { unit: 'month', timezone: 'Europe/Berlin' })!
const MINUTE = 60_000
const begin = october.interval.from.getTime() - 9 * 1440 * MINUTE
const LENGTH = 41 * 1440

/** Two indicators of which runs of minutes are good, bad, unknown or without traffic. */
const worlds = [1, 2].map((seed) => {
  const next = random(seed)
  const [events, errors] = [new Float64Array(LENGTH), new Float64Array(LENGTH)]
  for (let at = 0; at < LENGTH;) {
    const [kind, length] = [next(), 1 + Math.floor(next() * next() * 90)]
    for (let end = Math.min(LENGTH, at + length); at < end; at++) {
      const busy = kind < 0.05 ? NaN : kind < 0.1 ? 0 : 20 + Math.floor(next() * 20)
      events[at] = busy
      errors[at] = kind < 0.8 ? Math.floor(next() * 1.02) : Math.floor(busy * 0.2)
    }
  }
  return { events, errors }
})

const keys = ['one', 'two'].map((slo) => ({
  ...{ prometheus: 'default', environment: 'production', service: 'checkout', slo, group: '' },
}))

interface CountedReader extends MinutesReader {
  /** Minutes that were asked for. */
  asked: number
}

/** A ledger that has come to an instant; of what lies behind it nothing is known. */
function ledgerAt(watermark: Date): CountedReader {
  const reader: CountedReader = {
    asked: 0,
    minutes: (requests) => Promise.resolve(requests.map((one) => rowsOf(one, watermark, reader))),
    lateHours: () => Promise.resolve({ place: 0, byService: new Map() }),
  }
  return reader
}

function rowsOf({ key, interval: { from, to } }: CountsRequest, watermark: Date, reader: CountedReader): Minutes {
  const world = worlds[key.slo === 'one' ? 0 : 1]!
  const length = (to.getTime() - from.getTime()) / MINUTE
  reader.asked += length
  const first = (from.getTime() - begin) / MINUTE
  const known = (watermark.getTime() - begin) / MINUTE
  const part = (values: Float64Array) => {
    const room = new Float64Array(length).fill(NaN)
    room.set(values.subarray(first, Math.max(first, Math.min(first + length, known))))
    return room
  }
  return { from: from.getTime() / 1000, events: part(world.events), errors: part(world.errors), summed: [] }
}

/** The sums of the same ledger. */
function countsAt(watermark: Date): CountsReader {
  return {
    counts: (requests) => {
      const rows = requests.map((one) => rowsOf(one, watermark, ledgerAt(watermark)))
      const sums = rows.map(({ events, errors }) => {
        const known = [...events.keys()].filter((index) => !Number.isNaN(events[index]))
        const sumOf = (of: (index: number) => number) => known.reduce((sum, index) => sum + of(index), 0)
        const some = sumOf((index) => Math.min(events[index]!, errors[index]!))
        return { events: sumOf((index) => events[index]!), errors: some, observedSeconds: known.length * 60 }
      })
      return Promise.resolve(sums)
    },
    objectives: () => Promise.resolve([]),
  }
}

const patching: StatedExclusion = {
  ...{ id: null, name: 'patching', kind: 'scheduled_maintenance', isMaintenance: true, announced: null },
  ...{ recorded: null, author: null, reason: null, evidence: null, scope: [{ service: 'checkout', agreement: null }] },
  ...{ from: new Date('2026-10-11T01:00:30Z'), to: new Date('2026-10-11T04:30:00Z') },
}

/** Where nothing but minutes and what is left out of them is known. */
function sourcesAt(watermark: Date, minutes: MinutesReader, said: readonly StatedExclusion[]): ContractSources {
  return {
    ...{ minutes, counts: countsAt(watermark), traffic: noTraffic, outages: noOutages },
    ...{ serviceIncidents: noServiceIncidents, datasets: [], now: watermark },
    recoveryPoints: { exposure: () => Promise.resolve(new Map()) },
    exclusions: { read: () => Promise.resolve(said) },
    objectives: keys.map((key) => sampleLedgerObjective(key, { watermark, firstKnownAt: new Date(begin) })),
  }
}

const badWhen = { bound: 'above', errorRatio: 0.1, minEvents: 0 } as const
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

test('of what is left out every night under one name, only that is refused which exceeds the cap', async () => {
  const end = october.interval.to
  const night = (day: string) => ({
    ...patching,
    ...{ from: new Date(`2026-10-${day}T01:00:00Z`), to: new Date(`2026-10-${day}T02:30:00Z`) },
  })
  const agreement = sampleAgreement({
    members: keys.slice(0, 1),
    terms: exampleTerms({
      measure: { ...exampleTerms().measure, method: 'bad_intervals', badWhen },
      exclusions: [{ kind: 'scheduled_maintenance', minNotice: null, cap: { durationSeconds: 7200, per: 'month' } }],
    }),
  })
  const sources = sourcesAt(end, ledgerAt(end), ['11', '12', '13'].map(night))
  const [answer] = await readContracts([{ agreement, period: october }], sources)
  const told = resultOfContract(answer!).exclusions.map(({ from, to, refusal, refusalCode }) => [
    ...[from.toISOString().slice(8, 16), to.toISOString().slice(8, 16)],
    ...[refusal, refusalCode],
  ])
  expect(told).toEqual([
    ['11T01:00', '11T02:30', null, null],
    ['12T01:00', '12T01:30', null, null],
    ['12T01:30', '12T02:30', 'the 2h that may be excluded per month are used up', 'cap'],
    ['13T01:00', '13T02:30', 'the 2h that may be excluded per month are used up', 'cap'],
  ])
})

test('earlier periods that decide about a chronic clause are read once, until something else is said of them', async () => {
  const rule = { unit: 'week', timezone: 'Europe/Berlin' } as const
  const period = parsePeriod('2026-W43', rule)!
  const agreement = sampleAgreement({
    members: keys.slice(0, 1),
    terms: exampleTerms({
      ...{ period: rule, chronic: { below: 0.999, periods: 3, of: 3 } },
      measure: { ...exampleTerms().measure, method: 'bad_intervals', badWhen },
      exclusions: [{ kind: 'scheduled_maintenance', minNotice: null, cap: null }],
    }),
  })
  const memory: ContractMemory = new Map()
  const read = async (minutes: number, said: readonly StatedExclusion[], kept?: ContractMemory) => {
    const watermark = new Date(period.interval.from.getTime() + minutes * MINUTE)
    const reader = ledgerAt(watermark)
    const sources = sourcesAt(watermark, reader, said)
    const [answer] = await readContracts([{ agreement, period }], sources, kept)
    return { asked: reader.asked, chronic: answer!.result.chronic }
  }
  const week = 7 * 1440
  const first = await read(3000, [], memory)
  expect(first.chronic).toBe('reached')
  expect(first.asked).toBeGreaterThan(2 * week)
  const next = await read(3001, [], memory)
  expect(next.chronic).toBe('reached')
  expect(next.asked).toBeLessThan(1440)
  // Of a week that is left out wholly nobody knows whether it was bad.
  const leftOut = { ...patching, ...parsePeriod('2026-W41', rule)!.interval }
  const changed = await read(3002, [leftOut], memory)
  expect(changed.chronic).toBe('possible')
  expect(changed.chronic).toBe((await read(3002, [leftOut])).chronic)
  expect((await read(3003, [leftOut], memory)).asked).toBeLessThan(1440)
})

test('recoveries are judged by incidents and by what the datasets of the service would have lost, answers by their severity', async () => {
  const now = new Date('2026-10-20T00:00:00Z')
  const at = (time: string) => new Date(`2026-10-10T${time}Z`)
  const incident: ServiceIncident = {
    ...{ number: 7, title: 'checkout fails', kind: 'real', severity: 'page' },
    ...{ onset: at('12:00:00'), detected: at('12:01:00') },
    ...{ acknowledged: at('12:30:00'), recovered: at('12:50:00'), resolved: at('13:00:00') },
  }
  const recovery = { rtoSeconds: 3600, rpoSeconds: 900 }
  const agreement = sampleAgreement({
    members: [],
    terms: exampleTerms({
      measure: { ...exampleTerms().measure, method: 'recovery', recovery },
      support: {
        hours: null,
        targets: [{ severity: 'page', acknowledge: { seconds: 900 }, resolve: { seconds: 7200 } }],
      },
    }),
  })
  const judge = async (worstExposureSeconds: number) => {
    const exposure = { observedSeconds: 60, compliantSeconds: 0, worstExposureSeconds }
    const [answer] = await readContracts([{ agreement, period: october }], {
      ...{ ...noContracts, counts: countsAt(now), traffic: noTraffic, outages: noOutages },
      ...{ minutes: ledgerAt(now), objectives: [], now, exclusions: { read: () => Promise.resolve([]) } },
      serviceIncidents: { ofServices: () => Promise.resolve([[incident]]) },
      recoveryPoints: { exposure: () => Promise.resolve(new Map([[DATASET, exposure]])) },
      datasets: [sampleDataset()],
    })
    const result = resultOfContract(answer!)
    slaAnswer.parse(toSlaAnswer(result))
    return result
  }
  const kept = await judge(900)
  const metOne = { met: 1, missed: 0, unknown: 0 }
  expect(kept).toMatchObject({ verdict: 'on_track', achieved: 1, measured: { recovery: metOne } })
  expect(kept.measured.support.map(({ promise, state }) => `${promise} ${state}`)).toEqual([
    'acknowledge missed',
    'resolve met',
  ])
  const missedOne = { met: 0, missed: 1, unknown: 0 }
  expect(await judge(901)).toMatchObject({ verdict: 'breached', measured: { recovery: missedOne } })
})

const DATASET = 'default/production/checkout/orders-db'

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
