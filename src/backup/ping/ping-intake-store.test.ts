import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { pingedDataset } from '../../../test/support/ping-house.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { createPingIntake } from './ping-intake-store.js'
import { createPingTargets, type ConfiguredTarget } from './ping-targets-store.js'
import type { Ping } from './ping.js'
import { newestRuns } from './run-rows-store.js'

const now = new Date('2026-11-29T02:10:00Z')
const clock = () => now

let database: Database
let targets: readonly ConfiguredTarget[]
let commits: number

beforeEach(async () => {
  database = await openStore(':memory:')
  const datasets = [pingedDataset(), pingedDataset({ name: 'images' })]
  targets = (await createPingTargets({ database, clock, datasets }).directory()).all
  commits = 0
})

afterEach(() => database.close())

const ping = (signal: Ping['signal'], rid: string | null, minute: number): Ping => {
  const at = new Date(Date.parse('2026-11-29T02:00:00Z') + minute * 60_000)
  return { signal, rid, at, heardAt: now, exitStatus: null, sizeBytes: null, excerpt: null }
}

/** Says all of it at once, and what became of the runs of each dataset, oldest first. */
async function keep(heard: readonly (readonly [dataset: 0 | 1, ping: Ping])[]) {
  const steps = (step: string) => (step === 'ping:committed' ? (commits += 1) : undefined)
  const intake = createPingIntake({ database, clock, steps, onKept: () => undefined })
  await Promise.all(heard.map(([dataset, one]) => intake.keep({ of: targets[dataset]!, ping: one })))
  const runsOf = async ({ target }: ConfiguredTarget) => {
    const runs = await database.read((reader) => newestRuns(reader, target.id, 50))
    return runs
      .toReversed()
      .map(({ outcome, startedAt, rid }) => `${rid ?? '-'} ${outcome} ${startedAt?.getUTCMinutes() ?? '-'}`)
  }
  return Promise.all(targets.map(runsOf))
}

it('shares one commit among pings that come together, each as if it had come alone', async () => {
  const together = await keep([
    [0, ping('start', 'a', 0)],
    [0, ping('start', 'b', 1)],
    [1, ping('start', 'a', 2)],
    [0, ping('success', 'a', 3)],
    [0, ping('success', 'a', 4)],
    [1, ping('fail', 'a', 5)],
  ])
  expect(together).toEqual([['a success 0', 'b running 1'], ['a fail 2']])
  expect(commits).toBe(1)
})

it('goes on with the runs that are in the store', async () => {
  await keep([
    [0, ping('start', 'a', 0)],
    [0, ping('start', null, 1)],
  ])
  const later = await keep([
    [0, ping('success', 'a', 5)],
    [0, ping('log', null, 6)],
    [0, ping('success', null, 6)],
    [0, ping('log', 'c', 7)],
    [0, ping('start', 'c', 8)],
  ])
  expect(later).toEqual([['a success 0', '- success 1', 'c running 8'], []])
  expect(commits).toBe(2)
})

it('gives up a run without an id when the next one begins, also among pings that come together', async () => {
  const runs = await keep([
    [0, ping('start', null, 0)],
    [0, ping('start', null, 3)],
    [0, ping('success', null, 5)],
    [0, ping('log', null, 6)],
    [0, ping('start', null, 8)],
  ])
  expect(runs[0]).toEqual(['- abandoned 0', '- success 3', '- log -', '- running 8'])
})
