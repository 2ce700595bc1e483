import { expect, it } from '@jest/globals'
import { questionsOf, type DashboardJson } from '../../../test/support/dashboard-questions.js'
import { exampleConfig } from '../../../test/support/example-config.js'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { features } from '../../features.js'
import { dashboards } from './dashboards.js'

const slos = [sampleSlo({ name: 'latency' }), sampleSlo({ groupBy: ['region'] })]
const [compliance, , , service] = dashboards(exampleConfig({ slos }), features).map(
  ({ text }) => JSON.parse(text) as DashboardJson,
)
const asked = (document: DashboardJson | undefined, panel: string) =>
  questionsOf(document!).flatMap(({ name, expr }) => (name.includes(`/ ${panel} /`) ? [expr] : []))

it('the table of objectives has a row per group, which leads to that group', () => {
  for (const expr of asked(compliance, 'Objectives')) expect(expr).toContain('by (service, slo, environment, region)')
  const text = JSON.stringify(compliance)
  expect(text).toContain('var-group_region=${__data.fields.region}')
})

it('the service dashboard shows one group, chosen by a variable that is empty for an SLO without groups', () => {
  expect(service?.templating.list.find(({ name }) => name === 'group_region')?.definition).toBe(
    'label_values(slo:events:rate_base{environment=~"$environment",service="$service",slo="$slo"}, region)',
  )
  for (const panel of ['State', 'Error budget left', 'Events and errors']) {
    for (const expr of asked(service, panel)) expect(expr).toContain('region="$group_region"')
  }
})

it('what an SLO has as a whole is not asked for by group, and joins many groups', () => {
  const [burn = ''] = asked(service, 'Burn rate of the last hour')
  expect(burn).toContain('slo="$slo",region="$group_region"} / on (service, slo, environment) group_left () (1 - max by')
  expect(asked(service, 'Objective')).toEqual([
    'max by (service, slo, environment) (slo:target:ratio{environment=~"$environment",service="$service",slo="$slo"})',
  ])
})
