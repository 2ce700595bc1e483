import { expect, test } from '@jest/globals'
import { noOutages } from '../../test/support/fake-incidents.js'
import { noTraffic } from '../../test/support/judgement.js'
import { noServiceIncidents } from '../../test/support/no-contracts.js'
import { exampleTerms, sampleAgreement } from '../../test/support/sample-agreement.js'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'
import { parsePeriod } from '../calendar/period.js'
import { objectiveId } from '../slo/counts.js'
import { badListOf, sumOf } from './bad-list.js'
import { readContracts, type ContractSources } from './read-contracts.js'
import { resultOfContract } from './result-of-contract.js'

const october = parsePeriod('2026-10', { unit: 'month', timezone: 'UTC' })!
const MINUTES = 31 * 1440
const FIRST = 12 * 1440
/** Half an hour on the thirteenth in which nothing was scraped. */
const hole = { from: new Date('2026-10-13T00:00:00Z'), to: new Date('2026-10-13T00:30:00Z') }

/** 100 requests in each minute, of which one fails in ten of them; what the counters rose by over the hole is told, or not. */
function sourcesWith(jump: { readonly events: number; readonly errors: number } | null): ContractSources {
  const row = (value: (at: number) => number) =>
    Float64Array.from({ length: MINUTES }, (_, at) => (at >= FIRST && at < FIRST + 30 ? NaN : value(at)))
  const rows = {
    from: october.interval.from.getTime() / 1000,
    events: row(() => 100),
    errors: row((at) => (at < 10 ? 1 : 0)),
  }
  const key = sampleAgreement().key
  const beside = { events: 500, errors: 0 }
  const told = { ...hole, before: beside, after: beside, first: { events: 100, errors: 0 }, jump }
  const counted = { events: (MINUTES - 30) * 100, errors: 10, observedSeconds: (MINUTES - 30) * 60 }
  return {
    minutes: {
      minutes: (asked) => Promise.resolve(asked.map(() => ({ ...rows, summed: [] }))),
      lateHours: () => Promise.resolve({ place: 0, byService: new Map() }),
    },
    counts: {
      counts: (asked) =>
        Promise.resolve(
          asked.map(({ interval }) =>
            interval.from < hole.from && interval.to > hole.to ? counted : { events: 0, errors: 0, observedSeconds: 0 },
          ),
        ),
      objectives: () => Promise.resolve([]),
    },
    traffic: { ...noTraffic, holes: () => Promise.resolve(new Map([[objectiveId(key), [told]]])) },
    ...{ outages: noOutages, serviceIncidents: noServiceIncidents, datasets: [], now: october.interval.to },
    recoveryPoints: { exposure: () => Promise.resolve(new Map()) },
    exclusions: { read: () => Promise.resolve([]) },
    objectives: [sampleLedgerObjective(key, { watermark: october.interval.to, firstKnownAt: october.interval.from })],
    withTrouble: true,
  }
}

async function judged(jump: Parameters<typeof sourcesWith>[0]) {
  const terms = exampleTerms({ period: { unit: 'month', timezone: 'UTC' } })
  const [answer] = await readContracts([{ agreement: sampleAgreement({ terms }), period: october }], sourcesWith(jump))
  return { result: resultOfContract(answer!), list: badListOf(answer!)! }
}

test('what counters rose by over a hole stands in the list as the bad time that it counts as', async () => {
  const { result, list } = await judged({ events: 3000, errors: 1500 })
  const parts = [...list.stretches, ...(list.beside === null ? [] : [list.beside])]
  expect(sumOf(parts).errors).toBe(1510)
  expect(sumOf(parts).badSeconds).toBeCloseTo(result.downtimeUsedSeconds, 4)
  expect(list.stretches).toContainEqual(
    expect.objectContaining({ ...hole, kind: 'bad', errors: 1500, errorsAtWorst: 1500 }),
  )
})

test('a hole of which counters tell nothing is unknown time of the list', async () => {
  const { result, list } = await judged(null)
  expect(list.stretches).toContainEqual(
    expect.objectContaining({ ...hole, kind: 'open', errors: 0, unknownSeconds: 1800 }),
  )
  expect(sumOf(list.stretches).errors).toBe(10)
  expect(sumOf(list.stretches).badSeconds).toBeCloseTo(result.downtimeUsedSeconds, 4)
})
