import { expect, test } from '@jest/globals'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { sloRuleTests } from './slo-rule-tests.js'

const copy = (query: string, from = 'service') => `label_replace(${query}, "zone", "$1", "${from}", "(.*)")`
const by = (label: string, metric: string) => `sum by (${label}) (rate(${metric}[$window]))`

test.each<[total: string, bad: string, isTested: boolean]>([
  [by('zone', 't'), by('zone', 'e'), true],
  [copy(by('service', 't')), copy(by('service', 'e')), true],
  [`sum by (zone) (${copy('rate(t[$window])')})`, by('zone', 'e'), false],
  [copy(by('service', 't')), copy(by('job', 'e'), 'job'), false],
  [by('zone', 't'), 'label_replace(sum(rate(e[$window])), "zone", "$1", "host", "(.*)-1")', false],
  [`sum by (zone) (label_join(rate(t[$window]), "zone", "-", "a", "b"))`, by('zone', 'e'), false],
])('%s and %s have tests: %s; otherwise the SLO is among those without', (total, bad, isTested) => {
  const slo = sampleSlo({ indicator: { kind: 'ratio_query', total, bad }, groupBy: ['zone'] })
  const { minutes, untested } = sloRuleTests([slo])
  expect(untested).toEqual(isTested ? [] : [slo])
  expect(minutes.length > 0).toBe(isTested)
})
