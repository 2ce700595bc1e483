import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { startClockWorld, type ClockWorld } from '../support/clock-world.js'
import { doneSlots, openClockedDaemon, wrongMinutes, type ClockedDaemon } from '../support/clocked-daemon.js'

// The long run, with escalations, clocks that go back and the changes of summer time: test/compat/clocks.test.ts.

const MINUTE_MS = 60_000
const AHEAD_MS = 180 * MINUTE_MS
/** Well beyond two rounds of the jobs: machines are busy. */
const SOON = { timeoutMs: 90_000, everyMs: 250 }

let world: ClockWorld
/** Its clock is put right while it runs. */
let running: ClockedDaemon
/** Its clock is put right while it is stopped. */
let restarted: ClockedDaemon

beforeAll(async () => {
  world = await startClockWorld()
  running = await openClockedDaemon(world)
  restarted = await openClockedDaemon(world)
})

afterAll(async () => {
  await running.close()
  await restarted.close()
  await world.stop()
})

async function beginAhead(daemon: ClockedDaemon): Promise<void> {
  await daemon.wrongBy(AHEAD_MS)
  await daemon.start()
  await until('it is ready', async () => (await daemon.waitingFor()) === '', SOON)
  expect((await daemon.watermark())!.getTime()).toBeGreaterThan(world.now().getTime() + AHEAD_MS - 2 * MINUTE_MS)
}

/** The ledger has come to the right time again, and is the truth from its beginning on. */
async function goesOn(daemon: ClockedDaemon): Promise<void> {
  await until('it is ready again', async () => (await daemon.waitingFor()) === '', SOON)
  const end = new Date(world.now().getTime() - 2 * MINUTE_MS)
  await until('the ledger is whole', async () => (await wrongMinutes(daemon.database, world, end)).length === 0, SOON)
  expect((await daemon.watermark())!.getTime()).toBeLessThanOrEqual(world.now().getTime())
  const slots = await doneSlots(daemon.database)
  expect(slots.filter(({ back }) => back === 1).length).toBeGreaterThan(0)
  // Which jobs had a slot in the wrong time depends on when it was put right; none stands there any more.
  const jobs = await daemon.database.read((reader) => reader.selectFrom('job_slot').selectAll().execute())
  expect(jobs.filter(({ last_slot: slot }) => slot * 1000 > world.now().getTime() + MINUTE_MS)).toEqual([])
}

test('a daemon begun three hours ahead goes on within its next rounds once its clock is right, restarted or not', async () => {
  await Promise.all([beginAhead(running), beginAhead(restarted)])
  await restarted.stop()
  await Promise.all([running.wrongBy(0), restarted.wrongBy(0)])
  expect(await running.waitingFor()).toContain('ahead of the clock: it is being set back')
  expect(await running.metric('plimsoll_ledger_lag_seconds')).toBeLessThan(-AHEAD_MS / 1000 + 300)
  await restarted.start()
  await Promise.all([goesOn(running), goesOn(restarted)])
  for (const daemon of [running, restarted])
    expect(await daemon.metric('plimsoll_clock_set_back_total', 'what="ledger"')).toBeGreaterThan(0)
  const later = (await doneSlots(running.database)).filter(({ name, back }) => name === 'delivery' && back === 0)
  expect(later.length).toBeGreaterThan(0)
})
