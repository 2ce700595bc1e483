import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { alertmanagerBinaries, type AlertmanagerVersion } from '../../demo/processes/binaries.js'
import { ZONE_NAMES } from '../../src/calendar/zone-names.js'
import { zoneField } from '../../src/calendar/zone.js'
import { maintenanceIntervals } from '../../src/generate/alertmanager/maintenance-intervals.js'
import type { TimeInterval } from '../../src/generate/alertmanager/time-interval.js'
import type { MaintenanceWindow } from '../../src/maintenance/maintenance-window.js'

const run = promisify(execFile)
/** What Intl takes, or people write, and Alertmanager refuses its whole file for. */
const REFUSED = ['utc', 'europe/berlin', 'Europe/berlin', 'PST', 'IST', 'JST', '+02:00', 'UTC+2', 'GMT-5', 'Berlin']
const SCHEDULES = [
  '0 23 * * sat',
  '0 23 L 12 *',
  '0 23 * 6,12 sun',
  '0 5 * * tue#2,friL',
  '0 4 1 1,7 mon',
  '0 3 31 * *',
]

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-zones-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** Maintenance of every form, as it is generated. */
function generatedIntervals(): readonly TimeInterval[] {
  const windows = SCHEDULES.map((schedule, index): MaintenanceWindow => {
    const time = { kind: 'recurring', schedule, durationSeconds: 7200 } as const
    const name = `window-${index}`
    return { name, time, timezone: 'Europe/Berlin', services: ['checkout'], announced: null, reason: null }
  })
  return maintenanceIntervals(windows).timeIntervals.flatMap(({ time_intervals }) => time_intervals)
}

interface Checked {
  readonly version: AlertmanagerVersion
  readonly intervals: readonly unknown[]
}

/** What amtool says of a file with some time intervals. */
async function checkConfig({ version, intervals }: Checked): Promise<string> {
  const file = join(folder, `${version}.yml`)
  await writeFile(
    file,
    stringify({ route: { receiver: 'all' }, receivers: [{ name: 'all' }], time_intervals: intervals }),
  )
  const { amtool } = await alertmanagerBinaries(version)
  return run(amtool, ['check-config', file]).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string }
      return stdout + stderr
    },
  )
}

describe.each(['0.25', '0.33'] as const)('Alertmanager %s', (version) => {
  test('takes every zone that the configuration takes, and every form of days', async () => {
    const taken = ZONE_NAMES.filter((name) => zoneField.safeParse(name).success)
    expect(taken.length).toBeGreaterThan(590)
    const forms = generatedIntervals()
    expect(forms.length).toBeGreaterThan(SCHEDULES.length)
    const intervals = taken.map((location, index) => {
      return { name: location, time_intervals: [{ ...forms[index % forms.length], location }] }
    })
    expect(await checkConfig({ version, intervals })).toContain('SUCCESS')
  })

  test.each(REFUSED)('refuses a file with %s, as the configuration does', async (location) => {
    expect(zoneField.safeParse(location).success).toBe(false)
    const intervals = [{ name: 'one', time_intervals: [{ location }] }]
    expect(await checkConfig({ version, intervals })).toContain(`unknown time zone ${location}`)
  })
})
