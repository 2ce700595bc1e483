import { afterAll, expect, test } from '@jest/globals'
import { agreementMistakes, type WrittenAgreement } from '../../test/support/agreement-mistakes.js'
import { createConfigFolder } from '../../test/support/config-folder.js'

const folder = createConfigFolder()
afterAll(() => {
  folder.remove()
})

const FROM_PRESET: WrittenAgreement = { objective: null, period: null }

test.each<[string, WrittenAgreement]>([
  ['a preset with nothing but an SLO', { preset: 'aws-s3-standard' }],
  ['a fee beside the tiers of a preset', { preset: 'aws-ec2-instance', credits: '{ monthly_fee: 100 USD }' }],
  [
    'the members of a preset that combines',
    {
      preset: 'aws-ec2-region',
      slo: null,
      combine: '{ of: [a, { slo: a, name: again }] }',
    },
  ],
  [
    'another bound in place of that of a preset',
    { preset: 'atlassian-premium', measure: '{ bad_when: { error_ratio_at_least: 0.1 } }' },
  ],
  ['another kind of period', { preset: 'atlassian-premium', period: '{ billing_anchor_day: 15 }' }],
  ['another kind of deadline', { preset: 'aws-s3-standard', claim: '{ within: { months: 1 } }' }],
  ['another kind of credit', { preset: 'slack', credits: '{ tiers: [{ below: 99.99, credit: 10 }] }' }],
  ['one SLO in place of the members of a preset', { preset: 'azure-vm-zones' }],
  ['recovery without an SLO', { preset: 'azure-sql-business-critical', slo: null }],
])('%s is accepted', async (_case, changes) => {
  expect(await agreementMistakes(folder, { ...FROM_PRESET, ...changes })).toEqual([])
})

test.each<[string, WrittenAgreement, string]>([
  [
    'a preset that there is not',
    { preset: 'github-enterprise-clod' },
    '8:13 preset: unknown preset github-enterprise-clod (did you mean github-enterprise-cloud?)',
  ],
  [
    'a method that does not know what the preset says',
    { preset: 'aws-s3-standard', measure: '{ method: request_ratio }' },
    '8:13 preset: means nothing to request_ratio (take it out: request_ratio takes `no_data`)',
  ],
  [
    'runs of the hours of a preset',
    {
      preset: 'azure-storage',
      measure: '{ method: bad_intervals, bad_when: { error_ratio_above: 0.1 }, min_consecutive: 5 }',
    },
    '9:94 measure.min_consecutive: runs are of minutes, but the interval is 1h (write `interval: 1m`, or take `min_consecutive` out)',
  ],
  [
    'a cap below a tier of the preset',
    { preset: 'atlassian-premium', credits: '{ cap: 30 }' },
    '9:21 credits.cap: expected a cap of 50 or more: the tier below 95 gives 50 (raise the cap, or lower the credit to it)',
  ],
  [
    'a fee in another currency than the smallest credit of the preset',
    { preset: 'aws-ec2-instance', credits: '{ monthly_fee: 100 EUR }' },
    '8:13 preset: expected an amount in EUR, as the fee is (write `minimum: 1 EUR`, or what the contract says)',
  ],
  [
    'rolling days under a preset with claims by period',
    { preset: 'aws-s3-standard', period: '{ rolling: 30d }' },
    '9:13 preset: no rolling period is ever closed, so no claim runs from its end (take it out, or agree on a calendar period)',
  ],
])('%s is refused', async (_case, changes, expected) => {
  expect(await agreementMistakes(folder, { ...FROM_PRESET, ...changes })).toEqual([expected])
})
