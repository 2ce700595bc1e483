import { afterAll, expect, test } from '@jest/globals'
import { agreementMistakes, type WrittenAgreement } from '../../test/support/agreement-mistakes.js'
import { createConfigFolder } from '../../test/support/config-folder.js'

const folder = createConfigFolder()
afterAll(() => {
  folder.remove()
})

const BOTH = '[a, { slo: b, group: { region: eu } }]'

test.each<[string, WrittenAgreement, string]>([
  [
    'a tier that is milder and dearer',
    { credits: '{ tiers: [{ below: 99.9, credit: 25 }, { below: 99, credit: 10 }] }' },
    '10:74 credits.tiers[1].credit: expected a credit above 25: a milder tier gives 25 (the worse the result, the higher the credit: {below: 99.9, credit: 10}, {below: 99.0, credit: 25})',
  ],
  [
    'a tier that stands twice',
    { credits: '{ tiers: [{ at_or_below: 99, credit: 5 }, { at_or_below: 99, credit: 10 }] }' },
    '10:71 credits.tiers[1].at_or_below: expected another value: a tier at or below 99 stands above ()',
  ],
  [
    'a tier that is below and at',
    { credits: '{ tiers: [{ below: 99.9, at_or_below: 99.9, credit: 5 }] }' },
    '10:24 credits.tiers[0]: expected either `below` or `at_or_below` (such as {below: 99.9, credit: 10})',
  ],
  [
    'a bound that is milder than the same one below it',
    { credits: '{ tiers: [{ at_or_below: 99, credit: 10 }, { below: 99, credit: 10 }] }' },
    '10:78 credits.tiers[1].credit: expected a credit above 10: a milder tier gives 10 (the worse the result, the higher the credit: {below: 99.9, credit: 10}, {below: 99.0, credit: 25})',
  ],
  [
    'a cap below a tier',
    { credits: '{ tiers: [{ below: 99.9, credit: 50 }], cap: 30 }' },
    '10:59 credits.cap: expected a cap of 50 or more: the tier below 99.9 gives 50 (raise the cap, or lower the credit to it)',
  ],
  [
    'a cap above all tiers',
    { credits: '{ tiers: [{ below: 99.9, credit: 50 }], cap: 150 }' },
    '10:59 credits.cap: expected a cap of 100 or less: no tier gives more than 50 (lower it, or take it out)',
  ],
  [
    'a policy that is not there',
    { acknowledge_within: '3d', escalation_policy: 'paperwork' },
    '11:24 escalation_policy: unknown escalation policy paperwork (there are none: add one under escalation_policies)',
  ],
  [
    'credits of nothing',
    { credits: '{ monthly_fee: 100 EUR }' },
    '10:14 credits: expected at least one of `tiers`, `proportional` or `step` (such as `tiers: [{below: 99.9, credit: 10}]`)',
  ],
  [
    'two fees',
    { credits: '{ monthly_fee: 100 EUR, fee: 300 EUR, tiers: [{ below: 99.9, credit: 5 }] }' },
    '10:43 credits.fee: `monthly_fee` says already what is paid (take one of the two out)',
  ],
  [
    'a minimum in another currency',
    { credits: '{ monthly_fee: 100 EUR, minimum: 1 USD, tiers: [{ below: 99.9, credit: 5 }] }' },
    '10:47 credits.minimum: expected an amount in EUR, as the fee is (write `minimum: 1 EUR`, or what the contract says)',
  ],
  [
    'a cap of an exclusion that is longer than its period',
    { exclusions: '{ force_majeure: { cap: { duration: 40d, per: month } } }' },
    '10:53 exclusions.force_majeure.cap.duration: no month is as long as 40d (take the cap out: it limits nothing)',
  ],
  [
    'a claim with two deadlines',
    { claim: '{ within: { days: 30, months: 1 } }' },
    '10:22 claim.within: expected one of `days`, `business_days`, `months` or `periods` (a claim has one deadline: take the others out)',
  ],
  [
    'a claim of hours',
    { claim: '{ within: 36h }' },
    '10:22 claim.within: expected whole days such as 30d (days count on the calendar)',
  ],
  [
    'a chronic clause of more periods than are looked at',
    { chronic: '{ below: 99, periods: 7, of: 6 }' },
    '10:36 chronic.periods: expected 6 or less: so many are looked at (raise `of`, or lower `periods`)',
  ],
  [
    'a chronic clause above the objective',
    { chronic: '{ below: 99.95, periods: 3, of: 6 }' },
    '10:23 chronic.below: expected 99.9 or less, which is the objective (a period that keeps its promise would count as failed)',
  ],
  [
    'a chronic clause of rolling days',
    { period: '{ rolling: 30d }', chronic: '{ below: 99, periods: 3, of: 6 }' },
    '10:14 chronic: no rolling period is ever closed, so none can be counted (take it out, or agree on a calendar period)',
  ],
  [
    'a monthly fee of rolling days',
    { period: '{ rolling: 30d }', credits: '{ monthly_fee: 100 EUR, tiers: [{ below: 99.9, credit: 5 }] }' },
    '10:29 credits.monthly_fee: rolling days are no month of which a fee is known (write `fee` and `fee_per: period`, or agree on a calendar period)',
  ],
  [
    'a cap of the year of rolling days',
    { period: '{ rolling: 30d }', credits: '{ cap_year: { percent: 100 }, tiers: [{ below: 99.9, credit: 5 }] }' },
    '10:26 credits.cap_year: no rolling period is ever closed, so none adds to a year (take it out, or agree on a calendar period)',
  ],
  [
    'a claim of rolling days',
    { period: '{ rolling: 30d }', claim: '{ within: 30d }' },
    '10:12 claim: no rolling period is ever closed, so no claim runs from its end (take it out, or agree on a calendar period)',
  ],
  [
    'days in support hours',
    { response: '{ ticket: { resolve: 5d } }', support_hours: '{ from: "08:00", to: "20:00" }' },
    '10:36 response.ticket.resolve: days have no length in support hours (write business days, {business_days: 5}, or the hours that are meant)',
  ],
  [
    'support hours of no support',
    { support_hours: '{ from: "08:00", to: "20:00" }' },
    '10:20 support_hours: no time runs in it: `response` promises none (add `response: {page: {acknowledge: 15m}}`, or take it out)',
  ],
  [
    'a target that is no duration',
    { response: '{ page: { acknowledge: 15 min } }' },
    '10:38 response.page.acknowledge: expected a duration such as 30s, 5m, 1h30m or 30d (did you mean 15m?)',
  ],
  [
    'resolved before it is acknowledged',
    { response: '{ page: { acknowledge: 4h, resolve: 15m } }' },
    '10:51 response.page.resolve: expected 4h or more: nothing is resolved before it is acknowledged (swap the two, or mend the unit)',
  ],
  [
    'a promise of no reaction',
    { response: '{ page: {} }' },
    '10:23 response.page: expected `acknowledge`, `resolve` or both (such as {acknowledge: 15m, resolve: 4h})',
  ],
  [
    'an escalation policy that is not there',
    { escalation_policy: 'paperwork' },
    '10:24 escalation_policy: unknown escalation policy paperwork (there are none: add one under escalation_policies)',
  ],
])('%s', async (_case, changes, expected) => {
  expect(await agreementMistakes(folder, changes)).toEqual([expected])
})

test.each<[string, WrittenAgreement]>([
  [
    'a range over midnight beside one that ends where it begins',
    { service_hours: '{ ranges: [{ from: "22:00", to: "06:00" }, { from: "06:00", to: "22:00" }] }' },
  ],
  ['a whole day', { service_hours: '{ weekdays: [mon], from: "00:00", to: "24:00" }' }],
  ['a claim at the end of the second period', { claim: '{ within: { periods: 2 } }' }],
  ['days of support around the clock', { response: '{ ticket: { resolve: 5d } }' }],
  [
    'tiers at and below the same bound',
    { credits: '{ tiers: [{ at_or_below: 99, credit: 10 }, { below: 99, credit: 25 }] }' },
  ],
  [
    'a fee of rolling days',
    { period: '{ rolling: 30d }', credits: '{ fee: 100 EUR, fee_per: period, tiers: [{ below: 99.9, credit: 5 }] }' },
  ],
  ['weighted ratios', { slo: null, combine: `{ of: ${BOTH}, how: weighted, weights: { a: 1, b: 2 } }` }],
  [
    'minutes joined',
    {
      slo: null,
      measure: '{ method: mean_interval_error_rate, interval: 5m }',
      combine: `{ of: ${BOTH}, how: worst_of }`,
    },
  ],
  [
    'a cap above the fee where downtime is multiplied',
    { credits: '{ proportional: { multiplier: 25 }, tiers: [{ below: 99.9, credit: 5 }], cap: 200 }' },
  ],
  ['recovery of the service', { slo: null, measure: '{ method: recovery, rto: 30m, rpo: 5m }' }],
])('%s is no contradiction', async (_case, changes) => {
  expect(await agreementMistakes(folder, changes)).toEqual([])
})
