import { describe, expect, test } from '@jest/globals'
import { isWithin } from '../../../test/support/alertmanager-clock.js'
import { clockChanges } from '../../calendar/clock-changes.js'
import { unionOf } from '../../calendar/interval-sets.js'
import type { Interval } from '../../calendar/interval.js'
import { windowsIn } from '../../maintenance/windows-in.js'
import { maintenanceIntervals } from './maintenance-intervals.js'

const HOUR_MS = 3_600_000
const year = (number: number) => ({ from: new Date(Date.UTC(number, 0)), to: new Date(Date.UTC(number + 1, 0)) })

/** A fortnight to either side of each change of 2030. */
function aroundChanges(zone: string): { readonly changes: readonly Date[]; readonly stretches: readonly Interval[] } {
  const changes = clockChanges(year(2030), zone)
  const fortnight = 14 * 24 * HOUR_MS
  const around = (change: Date) => ({
    from: new Date(change.getTime() - fortnight),
    to: new Date(change.getTime() + fortnight),
  })
  return { changes, stretches: changes.map(around) }
}

function muting(schedule: string, durationSeconds: number, timezone: string) {
  const time = { kind: 'recurring', schedule, durationSeconds } as const
  const window = { name: 'patching', time, timezone, services: ['checkout'], announced: null, reason: null }
  const { timeIntervals, remarks } = maintenanceIntervals([window])
  return { window, intervals: timeIntervals[0]?.time_intervals ?? [], remarks }
}

/** Instants, looked at every `step` minutes, at which Alertmanager's mute and the ledger's window are not the same. */
function disagreements({ window, intervals }: ReturnType<typeof muting>, whole: Interval, step: number) {
  const counted = unionOf(windowsIn([window], whole))
  const found: Date[] = []
  let next = 0
  for (let at = whole.from.getTime(); at < whole.to.getTime(); at += step * 60_000) {
    while (counted[next] !== undefined && counted[next]!.to.getTime() <= at) next += 1
    const isCounted = counted[next] !== undefined && counted[next]!.from.getTime() <= at
    if (isCounted !== isWithin(intervals, new Date(at))) found.push(new Date(at))
  }
  return found
}

describe('what is muted is what the ledger leaves out, minute by minute', () => {
  // A year with a 29 February, every half hour: all bounds are whole or half hours.
  test.each([
    ['0 4 * * sun', 2, 'Europe/Berlin'],
    ['0 23 * * sat', 2, 'America/New_York'],
    ['30 22 * * fri', 50, 'UTC'],
    ['0 23 15 * *', 3, 'Asia/Kolkata'],
    ['0 23 L * *', 26, 'UTC'],
    ['0 22 * 2,6 sun,wed', 4, 'UTC'],
    ['0 22 * 12 *', 30, 'UTC'],
    ['0 5 * * tue#2,friL', 3, 'Europe/Berlin'],
    ['0 23 * * sunL', 2, 'UTC'],
    ['0 21 * * mon#3', 30, 'UTC'],
    ['0 5 1,15 * sat', 1, 'Australia/Lord_Howe'],
    ['0 3 31 * *', 2, 'UTC'],
    ['0 3 29 2 *', 2, 'UTC'],
  ])('%s for %d h in %s', (schedule, hours, zone) => {
    const one = muting(schedule, hours * 3600, zone)
    expect(one.remarks).toEqual([])
    expect(one.intervals.length).toBeGreaterThan(0)
    expect(disagreements(one, year(2028), 30)).toEqual([])
  })

  test.each([
    ['30 2 * * *', 1, 'Europe/Berlin', '2026-03-29', '1h'],
    ['30 2 * * *', 0.5, 'Europe/Berlin', '2026-03-29', '1h'],
    ['30 1 * * *', 2, 'Europe/Berlin', '2026-03-29', '1h'],
    ['0 23 * * sat', 6, 'Europe/Berlin', '2026-03-29', '1h'],
    ['15 2 * * *', 1, 'Australia/Lord_Howe', '2026-10-04', '30m'],
    ['30 1 * * *', 1, 'Antarctica/Troll', '2026-03-29', '2h'],
    ['0 0 * * *', 1, 'America/Havana', '2026-03-08', '1h'],
    ['30 23 * * *', 1, 'America/Nuuk', '2026-03-29', '1h'],
    ['0 0 31 * *', 4, 'Europe/London', '2027-10-31', '1h'],
    ['*/30 2 * * *', 0.5, 'Europe/Berlin', '2026-03-29', '1h'],
  ])('%s for %d h in %s differs where clocks change, and says so', (...row) => {
    const [schedule, hours, zone, day, by] = row
    const one = muting(schedule, hours * 3600, zone)
    expect(one.remarks).toEqual([expect.stringContaining(`(as on ${day})`)])
    expect(one.remarks[0]).toContain(`differ by up to ${by};`)
    const { changes, stretches } = aroundChanges(zone)
    const wrong = stretches.flatMap((stretch) => disagreements(one, stretch, 15))
    expect(wrong.length).toBeGreaterThan(0)
    // On no other day: all of them lie near a change.
    const far = (at: Date) =>
      changes.every((change) => Math.abs(at.getTime() - change.getTime()) > (hours + 3) * HOUR_MS)
    expect(wrong.filter(far)).toEqual([])
  })

  test.each([
    ['0 3 * * *', 1, 'Europe/Berlin'],
    ['0 3 * * *', 22, 'Europe/Berlin'],
    ['30 2 2 * *', 1, 'Europe/Berlin'],
    ['30 2 * * sat', 1, 'Europe/Berlin'],
    ['0 12 * * *', 6, 'Antarctica/Troll'],
  ])('%s for %d h in %s keeps clear of changes', (schedule, hours, zone) => {
    const one = muting(schedule, hours * 3600, zone)
    const wrong = aroundChanges(zone).stretches.flatMap((stretch) => disagreements(one, stretch, 15))
    expect({ isRemarked: one.remarks.length > 0, differs: wrong.length > 0 }).toEqual({
      isRemarked: false,
      differs: false,
    })
  })
})
