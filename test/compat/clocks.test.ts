import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { startClockWorld, type ClockWorld } from '../support/clock-world.js'
import {
  doneSlots,
  openClockedDaemon,
  wrongMinutes,
  type ClockedDaemon,
  type DoneSlot,
} from '../support/clocked-daemon.js'

// What goes wrong with clocks in earnest, on the daemon as a process and a real Prometheus; some twenty minutes.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const WRONG_FOR_MS = 70_000
const SOON = { timeoutMs: 90_000, everyMs: 250 }

/** Two daemons of one world: the clock of the second is wrong over a restart too. */
async function withPair(
  order: { readonly start?: Date; readonly timezone?: string },
  act: (daemons: readonly [ClockedDaemon, ClockedDaemon], world: ClockWorld) => Promise<void>,
): Promise<void> {
  const world = await startClockWorld(order.start ?? null)
  const daemons = [
    await openClockedDaemon(world, order.timezone),
    await openClockedDaemon(world, order.timezone),
  ] as const
  try {
    await Promise.all(daemons.map((daemon) => daemon.start()))
    await act([daemons[0], daemons[1]], world)
  } finally {
    for (const daemon of daemons) await daemon.close()
    await world.stop()
  }
}

async function isReady(daemon: ClockedDaemon): Promise<void> {
  await until('it is ready', async () => (await daemon.waitingFor()) === '', SOON)
}

/** A wrong clock for a while, with an incident before, in and after it. */
async function isWrongFor(daemon: ClockedDaemon, byMs: number, restarts: boolean): Promise<void> {
  await isReady(daemon)
  await daemon.alert('checkout')
  await daemon.wrongBy(byMs)
  if (restarts) {
    await daemon.stop()
    await daemon.start()
  }
  await sleep(WRONG_FOR_MS / 2)
  await daemon.alert('search')
  await sleep(WRONG_FOR_MS / 2)
  await daemon.wrongBy(0)
  await daemon.alert('basket')
}

async function goesOn(daemon: ClockedDaemon): Promise<void> {
  const from = daemon.world.now().getTime()
  await isReady(daemon)
  await until('it ingests', async () => ((await daemon.watermark())?.getTime() ?? 0) >= from - MINUTE_MS, SOON)
  await until('everybody is told', () => daemon.told().length >= 3, { timeoutMs: 150_000 })
  const end = new Date(daemon.world.now().getTime() - 2 * MINUTE_MS)
  await until(
    'the ledger is whole',
    async () => (await wrongMinutes(daemon.database, daemon.world, end)).length === 0,
    SOON,
  )
  expect([...daemon.told()].sort()).toEqual(['basket', 'checkout', 'search'])
  expect(repeated(await doneSlots(daemon.database))).toEqual([])
}

/** Slots that a job has done twice. */
function repeated(slots: readonly DoneSlot[]): readonly DoneSlot[] {
  const known = new Set<string>()
  return slots.filter(({ name, slot, back }) => {
    const key = `${name} ${slot}`
    return back === 0 && (known.has(key) || !known.add(key))
  })
}

/** Longest time between two slots of a job in a span, in seconds. */
function longestGap(slots: readonly DoneSlot[], name: string, [from, to]: readonly [number, number]): number {
  const own = slots.filter((one) => one.name === name && one.back === 0).map(({ slot }) => slot)
  const inside = [from, ...own.filter((slot) => slot > from && slot < to), to]
  return Math.max(...inside.slice(1).map((slot, index) => slot - (inside[index] ?? slot)))
}

test(
  'three hours ahead for 70 s: everything goes on within a minute, and nothing is lost or done twice',
  () =>
    withPair({}, async (daemons) => {
      // Each is asked at once: that which did not start anew is right again before the other one is.
      const isAhead = async (daemon: ClockedDaemon, restarts: boolean) => {
        await isWrongFor(daemon, 3 * HOUR_MS, restarts)
        expect(await daemon.waitingFor()).toContain('ahead of the clock: it is being set back')
        expect(await daemon.metric('plimsoll_ledger_lag_seconds')).toBeLessThan(-2.9 * 3600)
      }
      await Promise.all(daemons.map((daemon, index) => isAhead(daemon, index === 1)))
      await Promise.all(daemons.map(goesOn))
      for (const daemon of daemons) {
        for (const what of ['job', 'ledger'])
          expect(await daemon.metric('plimsoll_clock_set_back_total', `what="${what}"`)).toBeGreaterThan(0)
      }
    }),
  600_000,
)

test(
  'back by an hour for 70 s: jobs go on in the wrong time and in the right one',
  () =>
    withPair({}, async (daemons) => {
      await Promise.all(daemons.map((daemon, index) => isWrongFor(daemon, -HOUR_MS, index === 1)))
      const now = daemons[0].world.now().getTime() / 1000
      for (const daemon of daemons) {
        const slots = await doneSlots(daemon.database)
        // It may take a few seconds to notice, and longer to start.
        expect(longestGap(slots, 'delivery', [now - 3600 - 35, now - 3600])).toBeLessThanOrEqual(20)
        expect(await daemon.metric('plimsoll_clock_set_back_total', 'what="ledger"')).toBeGreaterThan(0)
      }
      await Promise.all(daemons.map(goesOn))
    }),
  600_000,
)

test.each([
  ['Europe/Berlin', '2025-03-30T01:00:00Z'],
  ['Europe/Berlin', '2025-10-26T01:00:00Z'],
  ['Australia/Lord_Howe', '2025-04-05T15:00:00Z'],
  ['Australia/Lord_Howe', '2025-10-04T15:30:00Z'],
])(
  'over the change of summer time in %s at %s, with a clock that is right and one that is three hours ahead',
  (timezone, at) => {
    const change = Date.parse(at)
    return withPair({ start: new Date(change - 100_000), timezone }, async (daemons, world) => {
      const [right, wrong] = daemons
      const toChange = () => change - world.now().getTime()
      await isReady(right)
      await Promise.all([sleep(toChange() + WRONG_FOR_MS), isWrongFor(wrong, 3 * HOUR_MS, true)])
      for (const service of ['checkout', 'search', 'basket']) await right.alert(service)
      await Promise.all(daemons.map(goesOn))
      const slots = await doneSlots(right.database)
      const span = [change / 1000 - 40, change / 1000 + 60] as const
      expect(longestGap(slots, 'delivery', span)).toBeLessThanOrEqual(20)
      expect(longestGap(slots, 'ingest', span)).toBeLessThanOrEqual(60)
      expect(slots.filter(({ back }) => back === 1)).toEqual([])
    })
  },
  600_000,
)
