import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { pingedDataset } from '../../../test/support/ping-house.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import type { BackupRun } from './backup-run.js'
import { createNewestPings } from './newest-pings-store.js'
import { createPingIntake } from './ping-intake-store.js'
import { createPingTargets, type ConfiguredTarget } from './ping-targets-store.js'

const now = new Date('2026-11-29T02:10:00Z')
const clock = () => now
/** Such a backup is expected to take two minutes. */
const pointAt = new Date('2026-11-29T02:08:00Z')

let database: Database
let targets: readonly ConfiguredTarget[]

beforeEach(async () => {
  database = await openStore(':memory:')
  // More than are read at once.
  const datasets = Array.from({ length: 250 }, (_, index) => pingedDataset({ name: `set-${index}` }))
  targets = (await createPingTargets({ database, clock, datasets }).directory()).all
})

afterEach(() => database.close())

/** Keeps a success, and gives the run to who wants to know. */
async function succeed(of: ConfiguredTarget, onKept: (targetId: number, run: BackupRun) => void): Promise<void> {
  const intake = createPingIntake({
    ...{ database, clock, steps: () => undefined },
    onKept({ target }, run) {
      onKept(target.id, run)
    },
  })
  const ping = { signal: 'success', rid: null, at: now, heardAt: now, exitStatus: null, sizeBytes: null, excerpt: null }
  await intake.keep({ of, ping: { ...ping, signal: 'success' } })
}

it('knows of each what the store has, however many there are', async () => {
  const told = [0, 99, 100, 249].map((index) => targets[index]!)
  for (const one of told) await succeed(one, () => undefined)
  const memory = createNewestPings(database)
  await memory.refresh()
  const known = targets.filter(({ target }) => memory.of(target.id).pointAt !== null)
  expect(known.map(({ target }) => target.id)).toEqual(told.map(({ target }) => target.id))
  expect(memory.of(targets[99]!.target.id)).toMatchObject({ pointAt, lastOutcome: 'success' })
  expect(memory.of(targets[1]!.target.id)).toMatchObject({ pointAt: null, lastOutcome: null })
})

it('keeps what was told while all is read anew', async () => {
  const memory = createNewestPings(database)
  const [first] = targets
  let noted: BackupRun | null = null
  await succeed(first!, (_id, run) => (noted = run))
  // The run of another one, of which the store knows nothing: as if it had come after its portion was read.
  const reading = memory.refresh()
  memory.note(targets[200]!.target.id, noted!)
  await reading
  expect(memory.of(targets[200]!.target.id)).toMatchObject({ pointAt, lastOutcome: 'success' })
  expect(memory.of(first!.target.id)).toMatchObject({ pointAt })
})
