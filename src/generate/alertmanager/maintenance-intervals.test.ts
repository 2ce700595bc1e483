import { describe, expect, test } from '@jest/globals'
import type { MaintenanceTime, MaintenanceWindow } from '../../maintenance/maintenance-window.js'
import { maintenanceIntervals } from './maintenance-intervals.js'

function windowWith(time: MaintenanceTime, changes: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  return { name: 'patching', time, timezone: 'UTC', services: ['checkout'], announced: null, reason: null, ...changes }
}

function recurring(schedule: string, hours: number, timezone = 'UTC') {
  const window = windowWith({ kind: 'recurring', schedule, durationSeconds: hours * 3600 }, { timezone })
  const { timeIntervals, remarks } = maintenanceIntervals([window])
  return { intervals: timeIntervals[0]?.time_intervals ?? [], remarks }
}

function once(start: string, end: string) {
  const window = windowWith({ kind: 'once', start: new Date(start), end: new Date(end) })
  return maintenanceIntervals([window]).timeIntervals[0]?.time_intervals
}

const range = (from: string, to: string) => [{ start_time: from, end_time: to }]

describe('recurring maintenance', () => {
  test('keeps to the clock and the weekdays of its zone', () => {
    expect(recurring('30 2 * * sun,wed', 1, 'Europe/Berlin').intervals).toEqual([
      { times: range('02:30', '03:30'), weekdays: ['sunday', 'wednesday'], location: 'Europe/Berlin' },
    ])
  })

  test('says what lasts beyond midnight of the next weekday', () => {
    expect(recurring('0 23 * * sat', 2).intervals).toEqual([
      { times: range('23:00', '24:00'), weekdays: ['saturday'] },
      { times: range('00:00', '01:00'), weekdays: ['sunday'] },
    ])
  })

  test('says nothing beyond midnight of a date, and says that', () => {
    const { intervals, remarks } = recurring('0 23 31 * *', 2)
    expect(intervals).toEqual([{ times: range('23:00', '24:00'), days_of_month: ['31'] }])
    expect(remarks).toEqual([expect.stringContaining('maintenance patching: what lasts beyond midnight')])
  })

  test('takes either of date and weekday, as cron does', () => {
    expect(recurring('0 4 1 1,7 mon', 1).intervals).toEqual([
      { times: range('04:00', '05:00'), days_of_month: ['1'], months: ['1', '7'] },
      { times: range('04:00', '05:00'), weekdays: ['monday'], months: ['1', '7'] },
    ])
  })

  test('knows the last day of a month', () => {
    expect(recurring('0 4 L * *', 1).intervals).toEqual([{ times: range('04:00', '05:00'), days_of_month: ['-1'] }])
  })

  test('joins what overlaps', () => {
    expect(recurring('*/30 2-3 * * *', 1).intervals).toEqual([{ times: range('02:00', '04:30') }])
  })

  test('counts weekdays within a month by their dates', () => {
    expect(recurring('0 2 * * 1#2,5L', 1)).toEqual({
      intervals: [
        { times: range('02:00', '03:00'), weekdays: ['monday'], days_of_month: ['8:14'] },
        { times: range('02:00', '03:00'), weekdays: ['friday'], days_of_month: ['-7:-1'] },
      ],
      remarks: [],
    })
  })

  test('goes on after midnight of a date, of the last of a month, and of some months', () => {
    const late = { times: range('23:00', '24:00') }
    const early = { times: range('00:00', '01:00') }
    expect(recurring('0 23 15 6 *', 2)).toEqual({
      intervals: [
        { ...late, days_of_month: ['15'], months: ['6'] },
        { ...early, days_of_month: ['16'], months: ['6'] },
      ],
      remarks: [],
    })
    expect(recurring('0 23 L 12 *', 2)).toEqual({
      intervals: [
        { ...late, days_of_month: ['-1'], months: ['12'] },
        { ...early, days_of_month: ['1'], months: ['1'] },
      ],
      remarks: [],
    })
    expect(recurring('0 23 * 6,12 sun', 2)).toEqual({
      intervals: [
        { ...late, weekdays: ['sunday'], months: ['6', '12'] },
        { ...early, weekdays: ['monday'], days_of_month: ['2:-1'], months: ['6', '12'] },
        { ...early, weekdays: ['monday'], days_of_month: ['1'], months: ['1', '7'] },
      ],
      remarks: [],
    })
    expect(recurring('0 23 * * sunL', 2).intervals.slice(1)).toEqual([
      { ...early, weekdays: ['monday'], days_of_month: ['-6:-1'] },
      { ...early, weekdays: ['monday'], days_of_month: ['1'] },
    ])
  })

  test('mutes nothing where Alertmanager cannot count, and says so', () => {
    const { intervals, remarks } = recurring('0 2 LW * *', 1)
    expect(intervals).toEqual([])
    expect(remarks).toHaveLength(1)
  })
})

describe('maintenance that takes place once', () => {
  test('is a part of one day', () => {
    expect(once('2026-12-05T01:00:00Z', '2026-12-05T03:00:00Z')).toEqual([
      { times: range('01:00', '03:00'), days_of_month: ['5'], months: ['12'], years: ['2026'] },
    ])
  })

  test('is said day by day over the end of a year, whole days together', () => {
    expect(once('2026-12-29T22:30:00Z', '2027-01-02T00:30:00Z')).toEqual([
      { times: range('22:30', '24:00'), days_of_month: ['29'], months: ['12'], years: ['2026'] },
      { times: range('00:00', '24:00'), days_of_month: ['30:31'], months: ['12'], years: ['2026'] },
      { times: range('00:00', '24:00'), days_of_month: ['1'], months: ['1'], years: ['2027'] },
      { times: range('00:00', '00:30'), days_of_month: ['2'], months: ['1'], years: ['2027'] },
    ])
  })

  test('is widened to whole minutes', () => {
    expect(once('2026-12-05T01:00:30Z', '2026-12-05T02:59:10Z')?.[0]?.times).toEqual(range('01:00', '03:00'))
  })
})

test('services that are muted at the same times stand together', () => {
  const day = { kind: 'once', start: new Date('2026-12-05T01:00:00Z'), end: new Date('2026-12-05T03:00:00Z') } as const
  const { muted } = maintenanceIntervals([
    windowWith(day, { name: 'all', services: ['a', 'b', 'c'] }),
    windowWith(day, { name: 'some', services: ['c'] }),
  ])
  expect(muted).toEqual([
    { services: ['a', 'b'], intervals: ['all'] },
    { services: ['c'], intervals: ['all', 'some'] },
  ])
})
