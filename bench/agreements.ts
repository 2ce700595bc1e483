import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noOutages } from '../test/support/fake-incidents.js'
import { noServiceIncidents } from '../test/support/no-contracts.js'
import { sampleAgreement, exampleTerms } from '../test/support/sample-agreement.js'
import { parsePeriod } from '../src/calendar/period.js'
import { createCountsReader } from '../src/ledger/counts-store.js'
import { encodeMinutes } from '../src/ledger/minutes-codec.js'
import { createMinutesReader } from '../src/ledger/minutes-store.js'
import { createTrafficReader } from '../src/ledger/traffic-store.js'
import { batches } from '../src/shared/batches.js'
import type { Agreement } from '../src/sla/agreement.js'
import { type ContractMemory, type ContractSources, readContracts } from '../src/sla/read-contracts.js'
import { resultOfContract } from '../src/sla/result-of-contract.js'
import type { Measure } from '../src/sla/terms.js'
import type { LedgerObjective, ObjectiveKey } from '../src/slo/counts.js'
import type { Database } from '../src/store/database.js'
import { openStore } from '../src/store/open-store.js'
import { collectGarbage } from './collect-garbage.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings } from './line.js'

const AGREEMENTS = 1000
const ALL_AT_ONCE = 100
const CYCLES = 10
const HOUR = 3600
const month = parsePeriod('2026-10', { unit: 'month', timezone: 'UTC' })!
const begin = month.interval.from.getTime() / 1000
/** The ledger goes on from here, a minute in each cycle. */
const HOURS = 29 * 24 + 11
const badWhen = { bound: 'above', errorRatio: 0.05, minEvents: 0 } as const

/** As contracts measure: most by bad minutes, some in runs, by longer intervals, by the mean and by requests. */
const MEASURES: readonly Partial<Measure>[] = [
  { method: 'bad_intervals', badWhen },
  { method: 'bad_intervals', badWhen, minConsecutive: 5 },
  { method: 'bad_intervals', badWhen, intervalSeconds: 300 },
  { method: 'mean_interval_error_rate', intervalSeconds: 300 },
  { method: 'weighted_requests' },
]

/** What agreements cost that are judged minute by minute: the status of 1,000 in each cycle, and 100 of a whole month at once. */
export async function agreements(): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const database = await openStore(join(folder, 'plimsoll.db'))
  try {
    const keys = await fill(database)
    const all = keys.map(agreementOf)
    const known = await createCountsReader(database, complain).objectives(keys)
    const memory: ContractMemory = new Map()
    const before = heldMegabytes()
    const first = await cpuOf(() => read(database, { all, known, memory, minutes: 0 }))
    const held = heldMegabytes() - before
    const cycles: number[] = []
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      cycles.push(await cpuOf(() => read(database, { all, known, memory, minutes: cycle })))
    }
    const atOnce = await cpuOf(() =>
      read(database, { all: all.slice(0, ALL_AT_ONCE), known, memory: new Map(), minutes: 0 }),
    )
    const lines = [
      { what: 'status of 1,000 agreements, each cycle, mean', value: mean(cycles), bar: 0.3, unit: 's CPU' },
      { what: 'the worst cycle', value: Math.max(...cycles), bar: null, unit: 's CPU' },
      { what: 'the first after a start, which reads the month', value: first, bar: null, unit: 's CPU' },
      { what: '100 agreements × 30 days from minutes', value: atOnce, bar: 1.5, unit: 's CPU' },
      { what: 'remembered of 1,000 agreements', value: held, bar: 400, unit: 'MB' },
    ]
    const comparedWith =
      '1,000 indicators with 29 days of minutes in the store, an agreement each: bad minutes, the same in runs of five, bad 5 minutes, mean of 5 minutes, weighed requests.\n' +
      'In each cycle the watermark moves by a minute, and a hundred are judged anew. What is measured is all from the store to the figures of the status, without what all of the\nstatus asks once.'
    return { lines, comparedWith }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function agreementOf(key: ObjectiveKey, index: number): Agreement {
  const measure = { ...exampleTerms().measure, ...MEASURES[index % MEASURES.length] }
  const terms = exampleTerms({ measure, period: { unit: 'month', timezone: 'UTC' } })
  return sampleAgreement({ service: key.service, name: key.slo, key, members: [key], terms })
}

interface Reading {
  readonly all: readonly Agreement[]
  readonly known: readonly LedgerObjective[]
  readonly memory: ContractMemory
  /** By how many the watermark has moved. */
  readonly minutes: number
}

async function read(database: Database, { all, known, memory, minutes }: Reading): Promise<void> {
  const now = new Date((begin + (HOURS - 1) * HOUR + minutes * 60) * 1000)
  const sources: ContractSources = {
    ...{ minutes: createMinutesReader(database, complain), counts: createCountsReader(database, complain) },
    ...{ traffic: createTrafficReader(database, complain), outages: noOutages },
    ...{ serviceIncidents: noServiceIncidents, datasets: [], now },
    recoveryPoints: { exposure: () => Promise.resolve(new Map()) },
    exclusions: { read: () => Promise.resolve([]) },
    objectives: known.map((one) => ({ ...one, watermark: now })),
  }
  const questions = all.map((agreement) => ({ agreement, period: month }))
  const answers = (await readContracts(questions, sources, memory)).map(resultOfContract)
  if (answers.some(({ achieved }) => achieved === null)) throw new Error('an agreement was not judged')
}

/** What the process holds on to. */
function heldMegabytes(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

function complain(): never {
  throw new Error('an hour could not be read')
}

/** A month of every indicator: some 600 requests a minute, few of which fail, with an outage now and then and a minute that nobody knows. */
async function fill(database: Database): Promise<readonly ObjectiveKey[]> {
  const keys = Array.from({ length: AGREEMENTS }, (_, index): ObjectiveKey => {
    return { prometheus: 'default', environment: 'production', service: `s${index}`, slo: 'availability', group: '' }
  })
  const hours = Array.from({ length: 97 }, (_, seed) => hourOf(seed))
  const common = {
    definition_hash: 'x',
    history_from: begin - 8 * 24 * HOUR,
    watermark: begin + HOURS * HOUR,
    group_by: '',
  }
  await database.write(async (transaction) => {
    for (const [index, { group, ...key }] of keys.entries()) {
      await transaction
        .insertInto('objective')
        .values({ id: index + 1, ...key, group_key: group, ...common })
        .execute()
      const rows = Array.from({ length: HOURS }, (_, hour) => {
        return {
          objective_id: index + 1,
          hour: begin + hour * HOUR,
          definition_hash: 'x',
          ...hours[(index * 31 + hour) % 97]!,
        }
      })
      for (const batch of batches(rows, 500))
        await transaction
          .insertInto('ledger_hour')
          .values([...batch])
          .execute()
    }
  })
  return keys
}

function hourOf(seed: number) {
  const minutes = Array.from({ length: 60 }, (_, minute) => {
    if (seed === 7 && minute === 13) return null
    const events = 500_000 + ((seed * 7919 + minute * 104_729) % 200_000)
    const isOut = seed === 11 && minute > 20 && minute < 40
    return { milliEvents: events, milliErrors: isOut ? Math.floor(events / 3) : (seed + minute) % 9 === 0 ? 1000 : 0 }
  })
  const known = minutes.filter((minute) => minute !== null)
  const sum = (of: 'milliEvents' | 'milliErrors') => known.reduce((all, minute) => all + minute[of], 0)
  return {
    ...{ milli_events: sum('milliEvents'), milli_errors: sum('milliErrors') },
    ...{ observed_seconds: known.length * 60, minutes: encodeMinutes(minutes) },
  }
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return cpuSecondsSince(before)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
