import { expect, it } from '@jest/globals'
import { trackExposure } from './track-exposure.js'

const noon = Date.parse('2026-10-05T12:00:00Z') / 1000
const all = { from: new Date('2026-10-05T12:00:00Z'), to: new Date('2026-10-05T14:00:00Z') }
const hour = (of: (minute: number) => number | null) => Array.from({ length: 60 }, (_, minute) => of(minute))

it('follows exposure hour by hour, and names each backup once', () => {
  // A backup of 11:50, one of 12:20 that is told of from 12:30 on; from 13:10 on the source is silent.
  const first = hour((minute) => (minute < 30 ? noon - 600 : noon + 1200))
  const second = hour((minute) => (minute < 10 ? noon + 1200 : null))
  const track = trackExposure(
    [
      { hour: noon, points: first },
      { hour: noon + 3600, points: second },
    ],
    all,
    { rpoSeconds: 1800, reportsLoss: false },
  )
  expect(track.hours).toEqual([
    // At 12:30 the newest data are 40 minutes old, the longest of that hour; at 13:00 those of 12:20.
    { from: new Date('2026-10-05T12:00:00Z'), worstSeconds: 2400, observedSeconds: 3600 },
    { from: new Date('2026-10-05T13:00:00Z'), worstSeconds: 3000, observedSeconds: 600 },
  ])
  expect(track.backups).toEqual([
    { pointAt: new Date('2026-10-05T11:50:00Z'), seenAt: new Date('2026-10-05T12:01:00Z') },
    { pointAt: new Date('2026-10-05T12:20:00Z'), seenAt: new Date('2026-10-05T12:31:00Z') },
  ])
  // Within half an hour: 12:00 to 12:20 and 12:30 to 12:50.
  expect(track).toMatchObject({ observedSeconds: 4200, compliantSeconds: 2400, worstExposureSeconds: 3000 })
})

it('an hour in which no backup was ever seen has no exposure', () => {
  const track = trackExposure([{ hour: noon, points: hour(() => 0) }], all, { rpoSeconds: 1800, reportsLoss: false })
  expect(track.hours).toEqual([{ from: new Date('2026-10-05T12:00:00Z'), worstSeconds: null, observedSeconds: 3600 }])
  expect(track.backups).toEqual([])
})

it('a backup that was deleted is gone from then on, where the source tells so, and is not named again when it comes back', () => {
  const told = hour((minute) => (minute < 20 || minute >= 40 ? noon : noon - 7200))
  const track = trackExposure([{ hour: noon, points: told }], all, { rpoSeconds: 1800, reportsLoss: true })
  // At 12:40 the newest data are those of 10:00.
  expect(track.hours).toEqual([{ from: new Date(noon * 1000), worstSeconds: 9600, observedSeconds: 3600 }])
  expect(track.backups.map(({ pointAt }) => pointAt)).toEqual([new Date(noon * 1000)])
  // 12:00 to 12:20; those from 12:40 on are older than half an hour.
  expect(track).toMatchObject({ compliantSeconds: 1200, worstExposureSeconds: 9600 })
})
