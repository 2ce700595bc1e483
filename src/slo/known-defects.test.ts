import { describe, expect, test } from '@jest/globals'
import type { AlertingRule, Rule } from '../promql/rule.js'
import { selectorsIn } from '../promql/selectors-in.js'
import { sampleAlerting, sampleSlo } from '../../test/support/sample-slo.js'
import { sloRules } from './slo-rules.js'

// docs/known-defects.md lists defects of other generators by these numbers; those that only show in Prometheus stand in test/integration.

const slo = sampleSlo({
  environment: 'production',
  alerting: sampleAlerting({ minErrors: 10 }),
  indicator: {
    kind: 'ratio',
    total: 'requests_total{service="checkout",handler=~"/api.*"}',
    bad: 'requests_total{service="checkout",handler=~"/api.*",code=~"5.."}',
  },
})
const recordOf = (rule: Rule): string | null => ('record' in rule ? rule.record : null)
const isAlert = (rule: Rule): rule is AlertingRule => 'alert' in rule

describe('rules of an SLO', () => {
  test('S6: labels of people change no recorded series', () => {
    const records = (labels: Record<string, string>) =>
      sloRules({ ...slo, labels }).flatMap(({ rules }) =>
        rules.filter((rule) => !isAlert(rule) && rule.record !== 'slo_info'),
      )
    expect(records({ team: 'a', owner: 'b' })).toEqual(records({}))
  })

  test('S7: services of one name in two environments share no series', () => {
    const [first, second] = ['production', 'staging'].map((environment) => sloRules({ ...slo, environment }))
    const series = (groups: typeof first) =>
      groups?.flatMap(({ rules }) => rules.map((rule) => JSON.stringify([recordOf(rule), rule.labels]))) ?? []
    expect(series(first).filter((one) => series(second).includes(one))).toEqual([])
  })

  test('S10: no alert of the base group reads what a slower group records, but for its own coverage', () => {
    const [base] = sloRules(slo)
    const recorded = base!.rules.map(recordOf)
    const read = base!.rules.filter(isAlert).flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric))
    expect(read.filter((metric) => !recorded.includes(metric ?? '') && metric !== 'slo:events:rate4m')).toEqual([])
    expect(read.length).toBeGreaterThan(2)
  })

  test.each([
    ['S12: of a year', 365],
    ['S12: of a month', 30],
  ])('no range is longer than the period: %s', (_what, days) => {
    const text = JSON.stringify(sloRules({ ...slo, periodSeconds: days * 86_400 }))
    const ranges = [...text.matchAll(/\[(\d+)d[:\]]/g)].map(([, count]) => Number(count))
    expect(Math.max(...ranges)).toBe(days)
  })

  test('S13: numbers are written without noise', () => {
    const text = [0.999, 0.9995, 0.99, 0.95, 0.9].map((objective) => JSON.stringify(sloRules({ ...slo, objective })))
    expect(text.join().match(/\d\.\d{9,}/g)).toBeNull()
  })

  test('P1: raw data is read over one short range, by two rules', () => {
    const raw = sloRules(slo).flatMap(({ rules }) => rules.filter(({ expr }) => expr.includes('requests_total')))
    expect(raw.map(recordOf)).toEqual(['slo:events:rate_base', 'slo:errors:rate_base'])
    expect(raw.every(({ expr }) => /\[1m15s\]/.test(expr) && !/\[\d+[hd]/.test(expr))).toBe(true)
  })

  test('P3: matchers become no labels', () => {
    const labels = sloRules(slo).flatMap(({ rules }) => rules.flatMap((rule) => Object.keys(rule.labels ?? {})))
    expect(labels).not.toContain('handler')
  })
})
