import { noOutages } from './fake-incidents.js'
import { random } from './hourly-world.js'
import { noTraffic } from './judgement.js'
import { noServiceIncidents } from './no-contracts.js'
import { sampleLedgerObjective } from './sample-ledger-objective.js'
import { parsePeriod } from '../../src/calendar/period.js'
import type { CountsReader, CountsRequest } from '../../src/slo/counts.js'
import type { Minutes, MinutesReader } from '../../src/slo/minutes.js'
import type { ContractSources } from '../../src/sla/read-contracts.js'
import type { StatedExclusion } from '../../src/sla/stated-exclusion.js'

export const october = parsePeriod('2026-10', { unit: 'month', timezone: 'Europe/Berlin' })!
export const MINUTE = 60_000
export const begin = october.interval.from.getTime() - 9 * 1440 * MINUTE
const LENGTH = 41 * 1440

/** Two indicators of which runs of minutes are good, bad, unknown or without traffic. */
const worlds = [1, 2].map((seed) => {
  const next = random(seed)
  const [events, errors] = [new Float64Array(LENGTH), new Float64Array(LENGTH)]
  for (let at = 0; at < LENGTH;) {
    const [kind, length] = [next(), 1 + Math.floor(next() * next() * 90)]
    const end = Math.min(LENGTH, at + length)
    for (; at < end; at++) {
      const busy = kind < 0.05 ? NaN : kind < 0.1 ? 0 : 20 + Math.floor(next() * 20)
      events[at] = busy
      errors[at] = kind < 0.8 ? Math.floor(next() * 1.02) : Math.floor(busy * 0.2)
    }
  }
  return { events, errors }
})

export const keys = ['one', 'two'].map((slo) => ({
  ...{ prometheus: 'default', environment: 'production', service: 'checkout', slo, group: '' },
}))

interface CountedReader extends MinutesReader {
  /** Minutes that were asked for. */
  asked: number
}

/** A ledger that has come to an instant; of what lies behind it nothing is known. */
export function ledgerAt(watermark: Date): CountedReader {
  const reader: CountedReader = {
    asked: 0,
    minutes: (requests) => Promise.resolve(requests.map((one) => rowsOf(one, watermark, reader))),
    lateHours: () => Promise.resolve({ place: 0, byService: new Map() }),
  }
  return reader
}

export function rowsOf(
  { key, interval: { from, to } }: CountsRequest,
  watermark: Date,
  reader: CountedReader,
): Minutes {
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
export function countsAt(watermark: Date): CountsReader {
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

export const patching: StatedExclusion = {
  ...{ id: null, name: 'patching', kind: 'scheduled_maintenance', isMaintenance: true, announced: null },
  ...{ recorded: null, author: null, reason: null, evidence: null, scope: [{ service: 'checkout', agreement: null }] },
  ...{ from: new Date('2026-10-11T01:00:30Z'), to: new Date('2026-10-11T04:30:00Z') },
}

/** Where nothing but minutes and what is left out of them is known. */
export function sourcesAt(watermark: Date, minutes: MinutesReader, said: readonly StatedExclusion[]): ContractSources {
  return {
    ...{ minutes, counts: countsAt(watermark), traffic: noTraffic, outages: noOutages },
    ...{ serviceIncidents: noServiceIncidents, datasets: [], now: watermark },
    recoveryPoints: { exposure: () => Promise.resolve(new Map()) },
    exclusions: { read: () => Promise.resolve(said) },
    objectives: keys.map((key) => sampleLedgerObjective(key, { watermark, firstKnownAt: new Date(begin) })),
  }
}

/** More than a tenth fails. */
export const badWhen = { bound: 'above', errorRatio: 0.1, minEvents: 0 } as const
