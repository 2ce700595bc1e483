import { expect, test } from '@jest/globals'
import { noOutages } from '../../test/support/fake-incidents.js'
import { noContracts } from '../../test/support/no-contracts.js'
import { noTraffic } from '../../test/support/judgement.js'
import { sampleAgreement, exampleTerms } from '../../test/support/sample-agreement.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { parsePeriod } from '../calendar/period.js'
import { readContracts, type ContractMemory } from './read-contracts.js'
import { resultOfContract } from './result-of-contract.js'
import { slaAnswer, toSlaAnswer } from './sla-answer.js'
import type { ServiceIncident } from './service-incident.js'
import type { StatedExclusion } from './stated-exclusion.js'
import {
  badWhen,
  countsAt,
  keys,
  ledgerAt,
  MINUTE,
  october,
  patching,
  sourcesAt,
} from '../../test/support/random-ledger.js'

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
