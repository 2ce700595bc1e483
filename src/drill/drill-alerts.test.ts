import { describe, expect, it } from '@jest/globals'
import { sampleDrill } from '../../test/support/sample-drill.js'
import { drillRules } from './drill-alerts.js'
import { drillRuleTests } from './drill-rule-tests.js'

const talk = sampleDrill({ name: 'talk', type: 'tabletop', checks: [], everySeconds: null })

describe('the rules on the drills of a service', () => {
  it('are one per drill with a cadence, and one on all that prove something', () => {
    const [group, ...others] = drillRules([sampleDrill({ environment: 'production' }), talk])
    expect(others).toEqual([])
    expect(group?.name).toBe('drill:checkout')
    expect(group?.rules.map((rule) => [rule.expr, 'alert' in rule && rule.labels])).toEqual([
      [
        'max by (service, environment, drill) (plimsoll_drill_overdue{service="checkout",environment="production",drill="restore-orders"}) == 1',
        { service: 'checkout', environment: 'production', drill: 'restore-orders', severity: 'ticket' },
      ],
      [
        'max by (service, environment) (plimsoll_drill_success_ratio{service="checkout",environment="production"}) < max by (service, environment) (plimsoll_drill_success_target_ratio{service="checkout",environment="production"})',
        { service: 'checkout', environment: 'production', severity: 'ticket' },
      ],
    ])
  })

  it('are none where nothing is due and nothing is proved', () => {
    expect(drillRules([talk])).toEqual([])
    expect(drillRules([])).toEqual([])
    expect(drillRuleTests([talk])).toEqual([])
  })

  it('have a test each', () => {
    const drills = [sampleDrill(), sampleDrill({ name: 'failover' }), talk]
    expect(drillRuleTests(drills)).toHaveLength(drillRules(drills)[0]?.rules.length ?? 0)
  })
})
