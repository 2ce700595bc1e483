import { expect, test } from '@jest/globals'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import type { Feature } from '../feature/feature.js'
import { collectRuleSets } from './rule-sets.js'
import { rulerRemarks } from './ruler-limits.js'

/** A feature that adds groups of these sizes to every service, and one group to none. */
function groupsOf(...sizes: readonly number[]): Feature<unknown> {
  const groups = sizes.map((size, index) => ({
    name: `slo:checkout:${index}`,
    interval: '30s',
    rules: Array.from({ length: size }, () => ({ record: 'a', expr: 'b' })),
  }))
  const ofNone = { name: '_sizes', interval: '1m', rules: [{ record: 'c', expr: 'd' }] }
  return {
    name: 'sizes',
    rules: () => ({ groups, suites: [], remarks: [] }),
    globalRules: () => ({ name: ofNone.name, groups: [ofNone], suites: [], remarks: [] }),
  }
}

const config = exampleConfig({})
const tenant = exampleConfig({ prometheus: [exampleSource({ headers: { 'X-Scope-OrgID': 'shop' } })] })
// What belongs to no service is a group too.
const [fits, tooMany] = [69, 70].map((count) => groupsOf(...Array.from({ length: count }, () => 1)))

test('generate remarks upon a group of more than 20 rules, with Mimir’s name of the limit', () => {
  expect(collectRuleSets(config, [groupsOf(20)]).flatMap(({ remarks }) => remarks)).toEqual([])
  expect(collectRuleSets(config, [groupsOf(21)]).flatMap(({ remarks }) => remarks)).toEqual([
    'group slo:checkout:0 has 21 rules; Mimir refuses more than 20 unless ruler_max_rules_per_rule_group is raised',
  ])
})

test('validate speaks of Mimir’s limits only where a source names its tenant, or where it is asked to', () => {
  expect(rulerRemarks(config, [tooMany!, groupsOf(21)], false)).toEqual([])
  expect(rulerRemarks(config, [groupsOf(21)], true)).toMatchObject([{ message: expect.stringContaining('21 rules') }])
  expect(rulerRemarks(tenant, [fits!], false)).toEqual([])
  expect(rulerRemarks(tenant, [tooMany!], false)).toEqual([
    {
      rule: 'ruler-limit',
      subject: 'prometheus default',
      message: '71 rule groups; Mimir refuses more than 70 per tenant by default',
      hint: 'raise ruler_max_rule_groups_per_tenant for this tenant',
    },
  ])
})
