import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { minute, minuteOf, objective, openLedgerHouse, type LedgerHouse } from '../../test/support/ledger-house.js'
import { objectiveId } from '../slo/counts.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

/** Two hours at one event per second: born 20 minutes into the first, silent from 70 to 85, ten of sixty fail in the two minutes before. */
const values = (of: (count: number) => number) => (end: Date) => {
  const count = minuteOf(end) - 1
  return count < -100 || (count >= -50 && count < -35) ? null : of(count)
}

async function ingested() {
  house.world.recorded['availability'] = {
    events: values(() => 1),
    errors: values((count) => (count >= -52 && count < -50 ? 10 / 60 : 0)),
  }
  const ledger = house.ledger()
  await ledger.ingestUpTo(minute(0))
  return ledger
}

test('a history begins with its first known minute, not where the ledger began to ask', async () => {
  const [known] = await (await ingested()).counts.objectives([objective])
  expect(known?.firstKnownAt).toEqual(minute(-100))
  expect(known!.historyFrom < known!.firstKnownAt!).toBe(true)
})

test('holes are told minute by minute, with what was counted beside them', async () => {
  const { traffic } = await ingested()
  const holes = await traffic.holes([objective], { from: minute(-100), to: minute(0) })
  expect(holes.get(objectiveId(objective))).toEqual([
    {
      from: minute(-50),
      to: minute(-35),
      before: { events: 300, errors: 20 },
      after: { events: 300, errors: 0 },
      first: { events: 60, errors: 0 },
      jump: null,
    },
  ])
  expect((await traffic.holes([objective], { from: minute(-35), to: minute(0) })).get(objectiveId(objective))).toEqual(
    [],
  )
})

test('traffic is told by the hour of the week, with the busiest of it', async () => {
  const { traffic } = await ingested()
  const all = await traffic.traffic([objective], { from: minute(-120), to: minute(0) })
  const hourOfWeek = (count: number) => (minute(count).getTime() / 3_600_000) % 168
  expect(all.get(objectiveId(objective))).toEqual([
    { hourOfWeek: hourOfWeek(-120), events: 40 * 60, observedSeconds: 40 * 60, busiest: 1 },
    { hourOfWeek: hourOfWeek(-60), events: 45 * 60, observedSeconds: 45 * 60, busiest: 1 },
  ])
})
