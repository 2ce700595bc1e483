import { noContracts } from '../../../test/support/no-contracts.js'
import { expect, it } from '@jest/globals'
import { exampleConfig } from '../../../test/support/example-config.js'
import { createFakeCountsReader } from '../../../test/support/fake-counts-reader.js'
import { noOutages } from '../../../test/support/fake-incidents.js'
import { noTraffic } from '../../../test/support/judgement.js'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import { maintenanceTerms } from '../../../test/support/sample-exclusion.js'
import { parsePeriod } from '../../calendar/period.js'
import { readConfigured } from '../configured-exclusions.js'
import { agreementMonths } from './agreement-month.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import { readAgreementMonths } from './read-agreement-months.js'

const october = parsePeriod('2026-10', { unit: 'month', timezone: 'Europe/Berlin' })!
const HOURS = 31 * 24 + 1

it('what maintenance leaves out of an agreement is left out of its days too, through a change of the clocks', async () => {
  const base = exampleConfig({})
  const cap = { durationSeconds: 3 * 3600, per: 'month' } as const
  const agreement = sampleAgreement({ exclusions: maintenanceTerms({ cap }) })
  const time = { kind: 'recurring', schedule: '30 23 * * sat', durationSeconds: 3600 } as const
  const window = { name: 'patching', time, timezone: 'Europe/Berlin', services: ['checkout'] }
  const exclusions = readConfigured([{ ...window, announced: null, reason: null }])
  const services = base.services.map((service) => ({ ...service, agreements: [agreement] }))
  const counts = createFakeCountsReader(new Date('2026-11-02T00:00:00Z'), { events: 60, errors: 0 })
  const sources = { ...noContracts, counts, traffic: noTraffic, outages: noOutages, exclusions }
  const checkout = services.filter(({ name }) => name === 'checkout')
  const [month] = agreementMonths(await readAgreementMonths(checkout, october, sources), agreementSpeech('en'))
  const { result, days, sentences } = month!
  expect(result).toMatchObject({ excludedSeconds: 3 * 3600, coverage: 1, unknownSeconds: 0 })
  expect(result.counts.events).toBe((HOURS - 3) * 3600)
  expect(days.reduce((sum, day) => sum + (day.counts?.events ?? 0), 0)).toBe(result.counts.events)
  // Saturdays and the Sundays after them: half an hour each; the fourth is beyond the cap, the fifth half within the month.
  const short = days.filter(({ counts: one }) => one!.events % 86_400 === 84_600).map(({ label }) => label.slice(-2))
  expect(short).toEqual(['03', '04', '10', '11', '17', '18'])
  expect(sentences).toContain('3 h of planned maintenance are left out; another 1 h 30 min count like any other time.')
})
