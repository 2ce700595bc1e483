import { noContracts } from '../../../test/support/no-contracts.js'
import { expect, it } from '@jest/globals'
import { exampleConfig } from '../../../test/support/example-config.js'
import { createFakeCountsReader } from '../../../test/support/fake-counts-reader.js'
import { noOutages } from '../../../test/support/fake-incidents.js'
import { noTraffic } from '../../../test/support/judgement.js'
import { sampleAgreement, exampleTerms } from '../../../test/support/sample-agreement.js'
import { dayIn } from '../../calendar/calendar-days.js'
import { periodNamed } from '../../calendar/named-period.js'
import type { CalendarUnit } from '../../calendar/period.js'
import { readConfigured } from '../configured-exclusions.js'
import { agreementMonths, byAgreement } from './agreement-month.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import type { Agreement } from '../agreement.js'
import { coveredPeriods, coveredTime } from './covered-periods.js'
import { readAgreementMonths } from './read-agreement-months.js'

const BERLIN = 'Europe/Berlin'
const named = (label: string) => periodNamed(label, BERLIN)!
const of = (unit: CalendarUnit, timezone = BERLIN) =>
  sampleAgreement({ terms: exampleTerms({ period: { unit, timezone } }) })
const day = (label: string) => dayIn(new Date(label), BERLIN).interval

it.each([
  ['month', '2026-10', ['2026-10']],
  ['month', '2026-Q4', ['2026-10', '2026-11', '2026-12']],
  ['month', '2026-W40', ['2026-09', '2026-10']],
  ['quarter', '2026-11', ['2026-Q4']],
  ['year', '2026-Q4', ['2026']],
] as const)('an agreement by %s has in a report on %s the periods %j', (unit, report, labels) => {
  expect(coveredPeriods(of(unit), named(report)).map(({ period }) => period.label)).toEqual(labels)
})

it('a month of another zone is the month of that name there, and no other', () => {
  const covered = coveredPeriods(of('month', 'Asia/Tokyo'), named('2026-10'))
  expect(covered.map(coveredTime)).toEqual([
    { from: new Date('2026-09-30T15:00:00Z'), to: new Date('2026-10-31T15:00:00Z') },
  ])
})

it('an agreement that does not hold at any time of the report is not in it, though its period shares time with it', () => {
  const later = { ...of('quarter'), from: day('2026-11-15').from }
  const earlier = { ...of('quarter'), until: day('2026-10-20').to }
  const labels = ['2026-10', '2026-11', '2026-12']
  const holding = (agreement: Agreement) => labels.filter((label) => coveredPeriods(agreement, named(label)).length > 0)
  expect(holding(later)).toEqual(['2026-11', '2026-12'])
  expect(holding(earlier)).toEqual(['2026-10'])
})

async function monthsIn(report: string, unit: CalendarUnit) {
  const services = exampleConfig({}).services.map((service) => ({ ...service, agreements: [of(unit)] }))
  const counts = createFakeCountsReader(new Date('2027-01-02T00:00:00Z'), { events: 60, errors: 0.01 })
  const sources = { ...noContracts, counts, traffic: noTraffic, outages: noOutages, exclusions: readConfigured([]) }
  const checkout = services.filter(({ name }) => name === 'checkout')
  return agreementMonths(await readAgreementMonths(checkout, named(report), sources), agreementSpeech('en'))
}

it('of a quarter that goes on, a report on October says how it stood at the end of October, whatever came after', async () => {
  const [running, ...others] = await monthsIn('2026-10', 'quarter')
  expect(others).toEqual([])
  expect(running?.result).toMatchObject({ periodLabel: '2026-Q4', final: false, verdict: 'on_track' })
  expect(running?.result.judged.to).toEqual(new Date('2026-10-31T23:00:00Z'))
  // 31 days and the hour that comes twice.
  expect(running?.result.counts.observedSeconds).toBe(745 * 3600)
  const [over] = await monthsIn('2026-12', 'quarter')
  expect(over?.result).toMatchObject({ periodLabel: '2026-Q4', final: true, verdict: 'met' })
})

it('a quarterly report has a monthly agreement once, with its three months one after another', async () => {
  const [agreement, ...others] = byAgreement(await monthsIn('2026-Q4', 'month'))
  expect(others).toEqual([])
  const said = agreement?.months.map(({ result }) => [result.periodLabel, result.verdict])
  expect(said).toEqual([
    ['2026-10', 'met'],
    ['2026-11', 'met'],
    ['2026-12', 'met'],
  ])
})
