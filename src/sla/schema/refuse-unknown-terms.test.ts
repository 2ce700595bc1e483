import { expect, test } from '@jest/globals'
import { slaSchema } from '../sla-schema.js'
import { refuseUnknownTerms } from './refuse-unknown-terms.js'

const schema = slaSchema.superRefine(refuseUnknownTerms)
const plain = { name: 'x', objective: 99.9, slo: 'a', period: { calendar: 'month' } }

function refusedPaths(words: Readonly<Record<string, unknown>>): string[] {
  const { error } = schema.safeParse({ ...plain, ...words })
  return (error?.issues ?? []).map(({ path }) => path.join('.'))
}

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['measure.method', { measure: { method: 'mean_interval_error_rate' } }],
  ['period', { period: { rolling: '30d' } }],
  ['service_hours', { service_hours: { from: '08:00', to: '20:00' } }],
  ['excluded_time', { excluded_time: 'good' }],
  ['exclusions.force_majeure', { exclusions: { force_majeure: {} } }],
  [
    'exclusions.scheduled_maintenance.min_notice',
    { exclusions: { scheduled_maintenance: { min_notice: { business_days: 5 } } } },
  ],
  ['credits.tiers.0', { credits: { tiers: [{ at_or_below: 99, credit: 10 }] } }],
  ['credits.step', { credits: { tiers: [{ below: 99, credit: 10 }], step: { every: 1, credit: 2 } } }],
  ['claim.within', { claim: { within: { months: 2 } } }],
])('%s, which the daemon cannot evaluate yet, is refused', (path, words) => {
  expect(refusedPaths(words)).toEqual([path])
})

test('what it can evaluate is not', () => {
  const maintenance = { min_notice: '48h', cap: { duration: '10h', per: 'year' } }
  const credits = { monthly_fee: '20000 EUR', tiers: [{ below: 99.9, credit: 10 }], cap: 50 }
  const words = { exclusions: { scheduled_maintenance: maintenance }, credits, claim: { within: '30d' } }
  expect(refusedPaths(words)).toEqual([])
})
