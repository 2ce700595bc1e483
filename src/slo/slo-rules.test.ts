import { describe, expect, test } from '@jest/globals'
import { promqlError } from '../promql/promql-error.js'
import type { AlertingRule, Rule } from '../promql/rule.js'
import { sampleAlerting, sampleSlo } from '../../test/support/sample-slo.js'
import { sloRules } from './slo-rules.js'

const alerting = sampleAlerting({ minErrors: 10, labels: { area: 'money', severity: 'mine' } })
const slo = sampleSlo({
  alerting,
  labels: { team: 'payments', tier: '1' },
  links: { runbook: 'https://wiki.example.com/{{x}}', repository: 'https://git.example.com' },
})

const isAlert = (rule: Rule): rule is AlertingRule => 'alert' in rule
const [base, long] = sloRules(slo)
const alerts = [...base!.rules, ...long!.rules].filter(isAlert)
const L = '{service="checkout",slo="availability",environment="production"}'

describe('the rules of an SLO', () => {
  test('stand in a group of 30 s and one of 4 m', () => {
    expect([base!.name, base!.interval]).toEqual(['slo:checkout:availability', '30s'])
    expect([long!.name, long!.interval]).toEqual(['slo:checkout:availability:long', '4m'])
  })

  test('have the verified shapes', () => {
    expect(alerts[0]!.expr).toBe(
      `slo:error_ratio:rate1h${L} * clamp_max(count_over_time(slo:events:rate4m${L}[1h]) / 15, 1) > 0.0144\n` +
        `and slo:error_ratio:rate5m${L} > 0.0144\n` +
        `and 30 * sum_over_time(slo:errors:rate_base${L}[1h]) >= 10`,
    )
    expect(alerts[1]!.expr.split('\nand ')[2]).toBe(
      `21600 * avg_over_time(slo:errors:rate4m${L}[6h]) * ` +
        `clamp_max(count_over_time(slo:events:rate4m${L}[6h]) / 90, 1) >= 10`,
    )
    const budget = long!.rules.find((rule) => 'record' in rule && rule.record === 'slo:error_budget_remaining:ratio')
    expect(budget!.expr).toBe(`1 - slo:error_ratio:period${L} * slo:period_coverage:ratio${L} / 0.001`)
  })

  test('only the two base rules read raw data', () => {
    const raw = [...base!.rules, ...long!.rules].filter(({ expr }) => expr.includes('http_requests_total'))
    expect(raw).toEqual(base!.rules.slice(0, 2))
  })

  test('are PromQL', () => {
    expect(
      [...base!.rules, ...long!.rules].map(({ expr }) => promqlError(expr)).filter((error) => error !== null),
    ).toEqual([])
  })

  test('put labels of the service and the SLO on alerts, never on recorded series, and never over ours', () => {
    expect(alerts[0]!.labels).toEqual({
      service: 'checkout',
      slo: 'availability',
      environment: 'production',
      severity: 'page',
      long_window: '1h',
      short_window: '5m',
      team: 'payments',
      tier: '1',
      area: 'money',
    })
    for (const rule of long!.rules.filter((one) => 'record' in one && one.record !== 'slo_info')) {
      expect(Object.keys(rule.labels ?? {})).toEqual(['service', 'slo', 'environment'])
    }
  })

  test('carry links and say what happened; what people wrote is no template', () => {
    expect(alerts[0]!.annotations['runbook_url']).toBe('https://wiki.example.com/{{ "{{" }}x}}')
    expect(alerts[0]!.annotations).not.toHaveProperty('repository_url')
    expect(alerts[0]!.annotations['summary']).toBe(
      'checkout availability in production spends 2% of its 30d error budget within 1h',
    )
    expect(alerts[0]!.annotations['description']).toContain('{{ $value | humanizePercentage }} of all events failed')
  })
})

test('an alert leads to its own group on our dashboard, and to any other page as written', () => {
  const dashboardOf = (url: string, groupBy = ['region', 'route']) => {
    const rules = sloRules({ ...slo, groupBy, links: { dashboard: url } }).flatMap((group) => group.rules)
    return [...new Set(rules.filter(isAlert).map(({ annotations }) => annotations['dashboard_url']))]
  }
  const own = 'https://grafana.example.com/d/plimsoll-service?var-slo=availability'
  const chosen = ['region', 'route'].map((label) => `&var-group_${label}={{ $labels.${label} | urlquery }}`).join('')
  expect(dashboardOf(own)).toEqual([own + chosen])
  expect(dashboardOf(own, [])).toEqual([own])
  for (const other of ['https://grafana.example.com/d/mine?var-slo=a', own.replace('?', '-old?'), `${own}#x`]) {
    expect(dashboardOf(other)).toEqual([other])
  }
})

test('without an environment no label and no matcher names one', () => {
  expect(JSON.stringify(sloRules({ ...slo, environment: null }))).not.toContain('environment')
})

test('with alerting off nothing alerts, everything is recorded, and slo_info says so', () => {
  const recorded = (groups: ReturnType<typeof sloRules>) =>
    groups.flatMap(({ rules }) => rules.filter((one) => !isAlert(one)))
  const silent = sloRules({ ...slo, alerting: null })
  expect(silent.flatMap(({ rules }) => rules.filter(isAlert))).toEqual([])
  const usual = JSON.stringify(recorded([base!, long!]))
  expect(JSON.stringify(recorded(silent))).toBe(usual.replace('"alerting":"usual"', '"alerting":"off"'))
})

test('windows of a good selector are clamped, not single values', () => {
  const groups = sloRules({ ...slo, indicator: { kind: 'ratio', total: 'a_total', good: 'b_total' } })
  const expressions = groups.flatMap(({ rules }) => rules.filter((one) => !isAlert(one)).map(({ expr }) => expr))
  expect(expressions.filter((expr) => expr.includes('clamp_min(sum_over_time'))).toHaveLength(8)
  expect(expressions.slice(0, 2).join()).not.toContain('clamp_min')
})

describe('for vmalert, whose rules read what others recorded at their last evaluation', () => {
  const there = { ...slo, flavour: 'victoriametrics' } as const
  const [often, seldom] = sloRules(there)

  test('the base group is evaluated every 10 s, and has the pages', () => {
    expect([often!.interval, seldom!.interval]).toEqual(['10s', '4m'])
    const severities = [often, seldom].map((group) =>
      group!.rules.filter(isAlert).map(({ labels }) => labels['severity']),
    )
    expect(severities).toEqual([
      ['page', 'page'],
      ['ticket', 'ticket', 'ticket', 'ticket'],
    ])
    const tile = seldom!.rules.find((rule) => 'record' in rule && rule.record === 'slo:events:rate4m')
    expect(tile!.expr).toBe(`sum_over_time(slo:events:rate_base${L}[4m]) / 24`)
  })

  test('burn alerts read base rates and tiles, and no recorded ratio', () => {
    const ratio = (window: string, series: string) =>
      `(sum_over_time(slo:errors:${series}${L}[${window}])\n/ (sum_over_time(slo:events:${series}${L}[${window}]) > 0))`
    const [fast, slow] = often!.rules.filter(isAlert)
    expect(fast!.expr).toBe(
      `${ratio('1h', 'rate_base')} * clamp_max(count_over_time(slo:events:rate4m${L}[1h]) / 15, 1) > 0.0144\n` +
        `and ${ratio('5m', 'rate_base')} > 0.0144\n` +
        `and 10 * sum_over_time(slo:errors:rate_base${L}[1h]) >= 10`,
    )
    expect(slow!.expr).toContain(ratio('6h', 'rate4m'))
    expect(slow!.expr).toContain(ratio('30m', 'rate_base'))
    expect([...often!.rules, ...seldom!.rules].map(({ expr }) => promqlError(expr)).filter(Boolean)).toEqual([])
  })

  // Events of the evaluation before, less good ones of now: what traffic fell by would be errors.
  test('good events are taken off events of the same moment', () => {
    const [, errors] = sloRules({ ...there, indicator: { kind: 'ratio', total: 'a_total', good: 'b_total' } })[0]!.rules
    expect(errors!.expr).toContain('a_total')
    expect(errors!.expr).not.toContain('slo:events')
  })
})
