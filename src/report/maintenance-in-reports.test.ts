import { expect, it } from '@jest/globals'
import { parseMonth } from '../calendar/period.js'
import { createReports } from './create-reports.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeCountsReader } from '../../test/support/fake-counts-reader.js'
import { noIncidents } from '../../test/support/fake-incidents.js'
import { noRecoveryPoints } from '../../test/support/fake-recovery-points.js'
import { noTraffic } from '../../test/support/judgement.js'
import { sampleAgreement } from '../../test/support/sample-agreement.js'

const october = parseMonth('2026-10', 'Europe/Berlin')!
const HOURS = 31 * 24 + 1
const settings = {
  name: 'monthly-sla',
  schedule: '0 8 1 * *',
  timezone: 'Europe/Berlin',
  period: 'month',
  services: ['checkout'],
  to: [],
} as const

it('what maintenance leaves out of an agreement is left out of its days too, through a change of the clocks', async () => {
  const base = exampleConfig({})
  const terms = { minNoticeSeconds: 0, cap: { durationSeconds: 3 * 3600, per: 'month' } } as const
  const agreement = sampleAgreement({ exclusions: { scheduledMaintenance: terms } })
  const time = { kind: 'recurring', schedule: '30 23 * * sat', durationSeconds: 3600 } as const
  const window = { name: 'patching', time, timezone: 'Europe/Berlin', services: ['checkout'] }
  const config = {
    ...base,
    maintenance: [{ ...window, announced: null, reason: null }],
    services: base.services.map((service) => ({ ...service, agreements: [agreement] })),
  }
  const counts = createFakeCountsReader(new Date('2026-11-02T00:00:00Z'), { events: 60, errors: 0 })
  const clock = () => new Date('2026-11-02T00:00:00Z')
  const reports = createReports({
    config,
    counts,
    traffic: noTraffic,
    recoveryPoints: noRecoveryPoints,
    incidents: noIncidents,
    clock,
    version: '0.1.0',
  })
  const { agreements } = await reports.build(settings, october)
  const { result, days, sentences } = agreements[0]!
  expect(result).toMatchObject({ excludedSeconds: 3 * 3600, coverage: 1, unknownSeconds: 0 })
  expect(result.counts.events).toBe((HOURS - 3) * 3600)
  expect(days.reduce((sum, day) => sum + (day.counts?.events ?? 0), 0)).toBe(result.counts.events)
  // Saturdays and the Sundays after them: half an hour each; the fourth is beyond the cap, the fifth half within the month.
  const short = days.filter(({ counts: one }) => one!.events % 86_400 === 84_600).map(({ label }) => label.slice(-2))
  expect(short).toEqual(['03', '04', '10', '11', '17', '18'])
  expect(sentences).toContain('3 h of planned maintenance are left out; another 1 h 30 min count like any other time.')
})
