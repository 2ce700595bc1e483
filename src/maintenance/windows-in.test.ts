import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secondsOf, type Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsIn } from './windows-in.js'

function window(changes: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  return {
    name: 'patching',
    time: { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: 3600 },
    timezone: 'Europe/Berlin',
    services: ['checkout'],
    announced: new Date('2026-01-01T00:00:00Z'),
    reason: null,
    ...changes,
  }
}

const between = (from: string, to: string): Interval => ({ from: new Date(from), to: new Date(to) })
const times = (windows: readonly MaintenanceWindow[], interval: Interval) =>
  windowsIn(windows, interval).map(({ window: name, from, to }) => [name, from.toISOString(), to.toISOString()])

describe('a recurring window', () => {
  it('stays at its time on the clock through both changes of the clocks', () => {
    expect(times([window()], between('2026-10-18T00:00:00Z', '2026-11-02T00:00:00Z'))).toEqual([
      ['patching', '2026-10-18T00:00:00.000Z', '2026-10-18T01:00:00.000Z'],
      // 02:00 comes twice on this night: the first time counts, and the hour lasts an hour.
      ['patching', '2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z'],
      ['patching', '2026-11-01T01:00:00.000Z', '2026-11-01T02:00:00.000Z'],
    ])
    // 02:00 does not come on 29 March 2026: it takes place right after the gap.
    expect(times([window()], between('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'))).toEqual([
      ['patching', '2026-03-29T01:00:00.000Z', '2026-03-29T02:00:00.000Z'],
    ])
  })

  it('is found whole where it began before the interval, and not where it ends as the interval begins', () => {
    const hour = between('2026-11-01T01:30:00Z', '2026-11-01T01:31:00Z')
    expect(times([window()], hour)).toEqual([['patching', '2026-11-01T01:00:00.000Z', '2026-11-01T02:00:00.000Z']])
    expect(times([window()], between('2026-11-01T02:00:00Z', '2026-11-01T03:00:00Z'))).toEqual([])
    expect(times([window()], between('2026-11-01T00:00:00Z', '2026-11-01T01:00:00Z'))).toEqual([])
  })
})

describe('a window that takes place once', () => {
  const time = { kind: 'once', start: new Date('2026-12-05T01:00:00Z'), end: new Date('2026-12-05T03:00:00Z') } as const
  const upgrade = window({ name: 'upgrade', time, reason: 'PG 18' })

  it('is found where it overlaps', () => {
    expect(windowsIn([upgrade], between('2026-12-05T02:59:00Z', '2026-12-06T00:00:00Z'))).toEqual([
      {
        window: 'upgrade',
        entry: null,
        from: time.start,
        to: time.end,
        services: ['checkout'],
        announced: upgrade.announced,
        reason: 'PG 18',
      },
    ])
    expect(windowsIn([upgrade], between('2026-12-05T03:00:00Z', '2026-12-06T00:00:00Z'))).toEqual([])
  })
})

it('the same times are found however the asked time is cut', () => {
  const start = Date.parse('2026-03-01T00:00:00Z')
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC']
  fc.assert(
    fc.property(
      fc.record({
        timezone: fc.constantFrom(...zones),
        hour: fc.integer({ min: 0, max: 23 }),
        minutes: fc.integer({ min: 1, max: 300 }),
        cut: fc.integer({ min: 0, max: 60 * 24 * 40 }),
      }),
      ({ timezone, hour, minutes, cut }) => {
        const time = { kind: 'recurring', schedule: `30 ${hour} * * *`, durationSeconds: minutes * 60 } as const
        const [first, middle, last] = [0, cut, 60 * 24 * 40].map((minute) => new Date(start + minute * 60_000))
        const all = windowsIn([window({ time, timezone })], { from: first!, to: last! })
        const parts = [
          ...windowsIn([window({ time, timezone })], { from: first!, to: middle! }),
          ...windowsIn([window({ time, timezone })], { from: middle!, to: last! }),
        ]
        const starts = (found: readonly Interval[]) => [...new Set(found.map(({ from }) => from.getTime()))]
        expect(starts(parts)).toEqual(starts(all))
        for (const one of all) expect(secondsOf(one)).toBe(minutes * 60)
      },
    ),
    { numRuns: 25 },
  )
})
