import { describe, expect, test } from '@jest/globals'
import { localTime } from './wall-clock.js'
import { ZONE_NAMES } from './zone-names.js'
import { zoneField } from './zone.js'

function hintFor(name: string): string | undefined {
  const issue = zoneField.safeParse(name).error?.issues[0]
  return issue !== undefined && 'params' in issue ? (issue.params as { hint: string }).hint : undefined
}

describe('a time zone', () => {
  test.each(['UTC', 'Europe/Berlin', 'US/Eastern', 'Asia/Calcutta', 'Asia/Kolkata', 'Etc/GMT-2', 'EST', 'GB', 'Zulu'])(
    '%s is one, older names too',
    (name) => {
      expect(zoneField.safeParse(name).success).toBe(true)
    },
  )

  // Alertmanager 0.25 and 0.33 refuse a file with any of these: amtool check-config, "unknown time zone".
  test.each([
    ['utc', 'did you mean UTC?'],
    ['europe/berlin', 'did you mean Europe/Berlin?'],
    ['Europe/berlin', 'did you mean Europe/Berlin?'],
    ['EUROPE/BERLIN', 'did you mean Europe/Berlin?'],
    ['us/eastern', 'did you mean US/Eastern?'],
    ['america/new york', 'did you mean America/New_York?'],
    ['Berlin', 'did you mean Europe/Berlin?'],
    ['Europe/Berln', 'did you mean Europe/Berlin?'],
    ['PST', 'did you mean America/Los_Angeles?'],
    ['JST', 'did you mean Asia/Tokyo?'],
    ['UTC+2', 'zones are named'],
    ['+02:00', 'zones are named'],
    ['GMT-5', 'zones are named'],
    ['Germany', 'zones are named'],
    ['Local', 'zones are named'],
    ['Factory', 'zones are named'],
    ['', 'zones are named'],
  ])('%p is none', (name, hint) => {
    expect(hintFor(name)).toContain(hint)
  })

  test('of every name of the tz database the runtime knows the clock', () => {
    const noon = new Date('2026-01-01T12:00:00Z')
    expect(ZONE_NAMES.length).toBeGreaterThan(590)
    for (const name of ZONE_NAMES) expect(localTime(noon, name).timeZoneId).toBe(name)
  })

  test('every zone that the runtime lists is one', () => {
    const strange = Intl.supportedValuesOf('timeZone').filter((name) => !ZONE_NAMES.includes(name))
    expect(strange).toEqual([])
  })
})
