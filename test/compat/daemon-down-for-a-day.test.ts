import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { openOutageHouse, type OutageHouse } from '../support/outage-house.js'

// `plimsoll serve` and `plimsoll backup wrap` as processes, whose clocks are moved, and a real Prometheus: a daemon that is killed and comes back a day later,
// and clients whose clocks are wrong.

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 24 * 3_600_000]
/** It takes so long to come to the daemon. */
const ON_ITS_WAY_MS = 3000
const PATIENT = { timeoutMs: 90_000, everyMs: 500 }
/** When all begins: the right time is that of then. */
const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 30 * HOUR_MS

/** Backups of orders, by when they were completed: the second and the third while the daemon is down. For two hours nobody tells of them. */
const ORDERS = [start - 3 * HOUR_MS, start + 4.2 * HOUR_MS, start + 16.4 * HOUR_MS]
const SILENCE = { from: start + 10 * HOUR_MS, to: start + 12 * HOUR_MS }
const toldAt = (ms: number) =>
  ms >= SILENCE.from && ms < SILENCE.to ? null : Math.max(...ORDERS.filter((done) => done <= ms))

let house: OutageHouse
/** When backups of files truly were. */
const ran: Record<string, number> = {}

beforeAll(async () => {
  house = await openOutageHouse(start)
  await house.tells(start - 4 * HOUR_MS + HOUR_MS, start, toldAt)
  await house.start()
}, 120_000)

afterAll(() => house.close())

const pointOf = async (name: string) => Date.parse((await house.dataset(name)).newestPointAt ?? '')

/** Not newer than it was, and hardly older. */
function isAsOldAs(found: number, truly: number): void {
  expect(found - truly).toBeLessThan(500)
  expect(truly - found).toBeLessThan(ON_ITS_WAY_MS)
}

it('knows of a backup by each before it is killed', async () => {
  await house.pingUrl()
  const { code, ranAt } = await house.wrap({})
  expect(code).toBe(0)
  ran['before'] = ranAt
  await until('it knows of both', async () => (await pointOf('orders')) === ORDERS[0], PATIENT)
  isAsOldAs(await pointOf('files'), ranAt)
  expect((await house.dataset('files')).state).toBe('ok')
  await house.kill()
}, 180_000)

it('leaves runs in the spool while it is down, by clients of any clock', async () => {
  await house.passes(DAY_MS)
  await house.tells(start, start + DAY_MS, toldAt)
  const orders = {
    morning: { inMs: -18 * HOUR_MS },
    noon: { inMs: -12 * HOUR_MS, exit: 3 },
    evening: { inMs: -6 * HOUR_MS },
    // Its clock was a day ahead then, or behind, and is right when the daemon can be reached.
    ahead: { inMs: -4 * HOUR_MS, wallWrongByMs: DAY_MS, spool: 'ahead' },
    behind: { inMs: -2 * HOUR_MS, wallWrongByMs: -DAY_MS, spool: 'behind' },
  }
  await Promise.all(
    Object.entries(orders).map(async ([name, order]) => {
      const { code, ranAt } = await house.wrap(order)
      expect([name, code]).toEqual([name, 'exit' in order ? order.exit : 0])
      ran[name] = ranAt
    }),
  )
  expect(
    [await house.waiting(), await house.waiting('ahead'), await house.waiting('behind')].map(({ length }) => length),
  ).toEqual([3, 1, 1])
}, 300_000)

it('takes nothing for fresher than it is when it comes back, and catches up with what Prometheus knows', async () => {
  await house.start()
  const files = await house.dataset('files')
  isAsOldAs(Date.parse(files.newestPointAt ?? ''), ran['before']!)
  expect(files.state).toBe('ageing')
  expect(files.exposureSeconds! * 1000).toBeGreaterThan(DAY_MS)
  await until('it has caught up', async () => (await pointOf('orders')) === ORDERS[2], PATIENT)
  const { hours, backups } = await house.track('orders')
  expect(backups.map(({ pointAt }) => Date.parse(pointAt))).toEqual(ORDERS.toReversed())
  const day = hours.filter(({ from }) => Date.parse(from) >= start && Date.parse(from) < start + DAY_MS)
  expect(
    day.map(({ from, worstSeconds, observedSeconds }) => [Date.parse(from), worstSeconds, observedSeconds]),
  ).toEqual(trueHours())
}, 180_000)

/** Minute by minute: by the newest sample of the two minutes before its end. */
function trueHours() {
  const hours = Array.from({ length: 24 }, (_, nth) => start + nth * HOUR_MS)
  return hours.flatMap((from) => {
    const exposures = Array.from({ length: 60 }, (_, nth) => from + (nth + 1) * MINUTE_MS).flatMap((end) => {
      const told = toldAt(end - MINUTE_MS + 20_000) ?? toldAt(end - 2 * MINUTE_MS + 20_000)
      return told === null ? [] : [(end - told) / 1000]
    })
    return exposures.length === 0 ? [] : [[from, Math.max(...exposures), exposures.length * 60]]
  })
}

it('is told of every run of that day with the times of then', async () => {
  for (const [spool, newest] of [
    ['spool', 'evening'],
    ['ahead', 'ahead'],
    ['behind', 'behind'],
  ] as const) {
    expect([await house.deliver(spool), await house.waiting(spool)]).toEqual([0, []])
    await until(
      `${newest} is the newest`,
      async () => Math.abs((await pointOf('files')) - ran[newest]!) < ON_ITS_WAY_MS,
      PATIENT,
    )
    isAsOldAs(await pointOf('files'), ran[newest]!)
  }
  const runs = await house.runs()
  const found = runs.toSorted((a, b) => Date.parse(a.startedAt!) - Date.parse(b.startedAt!))
  const names = ['before', 'morning', 'noon', 'evening', 'ahead', 'behind']
  expect(found.map(({ outcome, exitStatus }) => [outcome, exitStatus])).toEqual(
    names.map((name) => (name === 'noon' ? ['fail', 3] : ['success', 0])),
  )
  for (const [nth, name] of names.entries()) isAsOldAs(Date.parse(found[nth]!.startedAt!), ran[name]!)
  expect(await house.dataset('files')).toMatchObject({ state: 'ok' })
}, 300_000)

it.each([
  ['ahead', DAY_MS],
  ['behind', -DAY_MS],
])(
  'believes its own clock where that of a client is a day %s',
  async (_, wallWrongByMs) => {
    const { code, ranAt } = await house.wrap({ wallWrongByMs, spool: 'now' })
    expect([code, await house.waiting('now')]).toEqual([0, []])
    isAsOldAs(await pointOf('files'), ranAt)
  },
  120_000,
)

it('takes no run of the future, and none of the past for a newer one', async () => {
  const before = await pointOf('files')
  const ping = async (query: string) => (await fetch(`${await house.pingUrl()}?${query}`)).status
  expect([await ping('ago=-86400'), await ping('ago=86400'), await ping('ago=1e9')]).toEqual([400, 200, 400])
  expect(await pointOf('files')).toBe(before)
})

it('has what it has answered, also where it is killed at once', async () => {
  const url = await house.pingUrl()
  expect((await fetch(`${url}/0?size=700`)).status).toBe(200)
  const [at] = [house.now()]
  await house.kill()
  await house.start()
  isAsOldAs(await pointOf('files'), at)
}, 120_000)

it('does not believe an exporter whose clock is a day ahead, and says that it knows nothing new', async () => {
  const from = start + DAY_MS
  await house.tells(from, from + HOUR_MS, (ms) => ms + DAY_MS)
  const refused = async () =>
    (await house.metric('plimsoll_ledger_minutes_refused_total', 'reason="point_in_future"')) ?? 0
  expect([(await house.dataset('orders')).state, await refused()]).toEqual(['ok', 0])
  await house.passes(20 * MINUTE_MS)
  await until('minutes are refused', async () => (await refused()) > 0, PATIENT)
  await until('it is silent', async () => (await house.dataset('orders')).state === 'unknown', PATIENT)
  const { newestPointAt, exposureSeconds } = await house.dataset('orders')
  expect(Date.parse(newestPointAt ?? '')).toBe(ORDERS[2])
  expect(Math.abs(exposureSeconds! * 1000 - (house.now() - ORDERS[2]!))).toBeLessThan(2 * MINUTE_MS)
}, 240_000)
