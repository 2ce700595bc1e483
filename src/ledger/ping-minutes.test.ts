import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { pingedDataset } from '../../test/support/ping-house.js'
import { datasetId, datasetKey } from '../backup/dataset.js'
import { createPingIntake } from '../backup/ping/ping-intake-store.js'
import { createPingTargets } from '../backup/ping/ping-targets-store.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { setBackInstants } from '../store/instants-ahead-store.js'
import { openStore } from '../store/open-store.js'
import { createPingMinutesJob } from './ping-minutes-job.js'
import { createRecoveryPointsReader } from './recovery-points-store.js'

const dataset = pingedDataset({ rpoSeconds: 600 })
const at = (time: string) => new Date(`2026-11-29T${time}Z`)

let database: Database

beforeEach(async () => {
  database = await openStore(':memory:')
  await createPingTargets({ database, datasets: [dataset], clock: () => at('00:00:00') }).directory()
})

afterEach(() => database.close())

/** A success whose data is as old as `point`. */
async function succeed(point: Date, heard: Date): Promise<void> {
  const row = { target_id: 1, rid: null, outcome: 'success', started_at: null, exit_status: null } as const
  const times = { ended_at: point.getTime(), heard_at: heard.getTime(), point_at: point.getTime() }
  await database.write((transaction) =>
    transaction
      .insertInto('backup_run')
      .values({ ...row, ...times, size_bytes: null, excerpt: null })
      .execute(),
  )
}

/** The daemon keeps minutes from one instant to another, each minute once. */
async function live(from: string, to: string): Promise<void> {
  const job = createPingMinutesJob({ database, steps: ignoreSteps, datasets: [dataset], onUnreadable: () => undefined })
  for (let ms = at(from).getTime(); ms <= at(to).getTime(); ms += 60_000)
    await job.run(new Date(ms), new AbortController().signal)
}

async function exposure(from: string, to: string) {
  const key = datasetKey(dataset)
  const reader = createRecoveryPointsReader(database, () => undefined)
  const summaries = await reader.exposure([{ key, rpoSeconds: 600, reportsLoss: false }], {
    from: at(from),
    to: at(to),
  })
  const newest = (await reader.newest([key])).get(datasetId(key))
  return { ...summaries.get(datasetId(key)), newest: newest?.pointAt?.toISOString().slice(11, 19) ?? null }
}

it('holds for each minute what had been told by its end', async () => {
  await live('01:00:00', '01:00:00')
  await succeed(at('01:00:00'), at('01:02:30'))
  await live('01:01:00', '01:15:00')
  // 00:59 to 01:15; nothing told until 01:03, then in time up to 01:10.
  expect(await exposure('00:00:00', '02:00:00')).toEqual({
    ...{ observedSeconds: 16 * 60, compliantSeconds: 8 * 60, worstExposureSeconds: 900, newest: '01:00:00' },
  })
})

it('knows nothing of a day on which the daemon was down, and takes nothing for fresher than it is', async () => {
  await live('01:00:00', '01:00:00')
  await succeed(at('01:00:00'), at('01:00:10'))
  await live('01:01:00', '01:01:00')
  await live('23:00:00', '23:01:00')
  expect(await exposure('00:00:00', '24:00:00')).toEqual({
    ...{ observedSeconds: 4 * 60, compliantSeconds: 60, worstExposureSeconds: 22 * 3600 + 60, newest: '01:00:00' },
  })
})

it('takes a success that had to wait for as old as it is, from when it was told', async () => {
  await live('01:00:00', '03:00:00')
  await succeed(at('01:30:00'), at('03:00:30'))
  await live('03:01:00', '03:01:00')
  expect(await exposure('03:00:00', '03:01:00')).toMatchObject({ worstExposureSeconds: 91 * 60, newest: '01:30:00' })
  expect(await exposure('01:30:00', '03:00:00')).toMatchObject({ worstExposureSeconds: null })
})

it('misses nothing that began to come in before its minute was kept, and was written after that', async () => {
  const targets = createPingTargets({ database, datasets: [dataset], clock: () => at('00:00:00') })
  const [of] = (await targets.directory()).all
  const intake = createPingIntake({
    database,
    clock: () => at('01:01:04'),
    steps: ignoreSteps,
    onKept: () => undefined,
  })
  const nothing = { exitStatus: null, rid: null, sizeBytes: null, excerpt: null }
  await live('01:00:00', '01:01:00')
  const began = at('01:00:59')
  await intake.keep({ of: of!, ping: { ...nothing, signal: 'success', at: began, heardAt: began } })
  await live('01:02:00', '01:02:00')
  expect(await exposure('01:01:00', '01:02:00')).toMatchObject({ newest: '00:58:59' })
})

it('is set back to what was surely known where the clock ran ahead', async () => {
  await live('01:00:00', '01:00:00')
  await succeed(at('01:00:00'), at('01:00:10'))
  await succeed(new Date('2027-06-01T00:00:00Z'), new Date('2027-06-01T00:10:00Z'))
  const job = createPingMinutesJob({ database, steps: ignoreSteps, datasets: [dataset], onUnreadable: () => undefined })
  await job.run(new Date('2027-06-01T00:11:00Z'), new AbortController().signal)
  const found = await setBackInstants(database, [], { now: at('01:05:00') })
  expect(found).toEqual([
    { what: 'ledger', rows: 1 },
    { what: 'pings', rows: 1 },
  ])
  expect(await exposure('01:00:00', '01:05:00')).toMatchObject({ newest: '01:00:10' })
})
