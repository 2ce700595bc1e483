import { describe, expect, test } from '@jest/globals'
import { importForeign } from './import-foreign.js'

type Options = Parameters<typeof importForeign>[1]

const OPTIONS: Options = { lenient: false, period: '30d', service: null, teams: new Set() }

const read = (text: string, options: Partial<Options> = {}) =>
  importForeign([{ file: 'f', text }], { ...OPTIONS, ...options })

const mistakes = (text: string, lenient = false) =>
  read(text, { lenient }).diagnostics.map(({ line, path, message }) => `${line} ${path}: ${message}`)

const sloth = (slo: string) => `version: prometheus/v1\nservice: a\nslos:\n  - ${slo}\n`
const EVENTS = 'events: { error_query: "sum(rate(e[{{.window}}]))", total_query: "sum(rate(t[{{.window}}]))" }'
const pyrra = (spec: string) =>
  `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: a }\nspec: { ${spec} }\n`
const RATIO = 'indicator: { ratio: { errors: { metric: e }, total: { metric: t } } }'
const openSlo = (spec: string, objective = 'target: 0.99') =>
  `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: s, ${spec}, budgetingMethod: Occurrences, objectives: [{ ${objective} }] }\n`
const source = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`
const SLI = `indicator: { spec: { ratioMetric: { counter: true, good: ${source('sum(g)')}, total: ${source('sum(t)')} } } }`
const ROLLING = 'timeWindow: [{ duration: 30d, isRolling: true }]'
const calendar = (duration: string, startTime: string) =>
  `timeWindow: [{ duration: ${duration}, isRolling: false, calendar: { startTime: '${startTime}', timeZone: UTC } }]`

describe('of files of other tools', () => {
  test.each([
    [
      'a plugin that makes the queries',
      sloth('{ name: x, objective: 99, sli: { plugin: { id: p, options: { a: b } } } }'),
      '4 slos[0].sli.plugin.id: the plugin p makes the queries, and plugins of Sloth cannot be run here',
    ],
    [
      'another template',
      sloth('{ name: x, objective: 99, sli: { raw: { error_ratio_query: "x{a=\'{{.b}}\'}[{{.window}}]" } } }'),
      '4 slos[0].sli.raw.error_ratio_query: unknown template {{.b}}',
    ],
    [
      'a query without a window',
      sloth('{ name: x, objective: 99, sli: { raw: { error_ratio_query: "x" } } }'),
      '4 slos[0].sli.raw.error_ratio_query: expected a query over {{.window}}',
    ],
    [
      'two kinds at once',
      sloth(`{ name: x, objective: 99, sli: { ${EVENTS}, raw: {} } }`),
      '4 slos[0].sli: expected exactly one of events, raw, plugin',
    ],
    [
      'an objective of 100 %',
      sloth(`{ name: x, objective: 100, sli: { ${EVENTS} } }`),
      '4 slos[0].objective: expected an objective below 100: a promise of 100 % leaves no error budget to measure against',
    ],
    [
      'a text target of 100 %',
      pyrra(`target: '100', window: 4w, ${RATIO}`),
      '4 spec.target: expected an objective below 100: a promise of 100 % leaves no error budget to measure against',
    ],
    [
      'a target of 0',
      pyrra(`target: '0', window: 4w, ${RATIO}`),
      '4 spec.target: expected a percentage above 1 and below 100, such as 99.9',
    ],
    [
      'a function for a metric',
      pyrra("target: '99', window: 4w, indicator: { bool_gauge: { metric: 'rate(x[1m])' } }"),
      '4 spec.indicator.bool_gauge.metric: expected a plain selector that names its metric',
    ],
    [
      'a minute for a month',
      openSlo(`${SLI}, ${calendar('1m', '2026-01-01')}`),
      '4 spec.timeWindow[0].duration: expected a period of at least a day',
    ],
    [
      'a fortnight of the calendar',
      openSlo(`${SLI}, ${calendar('2w', '2026-01-05')}`),
      '4 spec.timeWindow[0].duration: expected one week, month, quarter or year of the calendar',
    ],
    [
      'a source of another type',
      openSlo(
        `indicator: { spec: { thresholdMetric: { metricSource: { type: Datadog, spec: { query: q } } } } }, ${ROLLING}`,
      ),
      '4 spec.indicator.spec.thresholdMetric.metricSource.type: the query is for Datadog: only Prometheus can be asked',
    ],
    [
      'an SLI that is not there',
      openSlo(`indicatorRef: nowhere, ${ROLLING}`),
      '4 spec.indicatorRef: unknown SLI nowhere',
    ],
    [
      'a policy that is not there',
      openSlo(`${SLI}, ${ROLLING}, alertPolicies: [{ alertPolicyRef: p }]`),
      '4 spec.alertPolicies[0].alertPolicyRef: unknown AlertPolicy p',
    ],
    [
      'a composite',
      openSlo(`${SLI}, ${ROLLING}`, 'target: 0.9, compositeWeight: 1'),
      '4 spec.objectives[0].compositeWeight: composite SLOs cannot be measured here',
    ],
    [
      'bare series that may be anything',
      openSlo(
        `indicator: { spec: { ratioMetric: { good: ${source('sum(g)')}, total: ${source('sum(t[5m])')} } } }, ${ROLLING}`,
      ),
      '4 spec.indicator.spec.ratioMetric.good.metricSource.spec.query: expected a range such as [5m], or to be told whether these series are counters',
    ],
    [
      'a version from the future',
      'apiVersion: openslo/v9\nkind: SLO\n',
      '1 : the header names no language that is read here',
    ],
    [
      'an unknown kind',
      'apiVersion: openslo/v1\nkind: Slo\n',
      '2 kind: unknown kind Slo: expected one of Service, SLO, SLI, DataSource, AlertPolicy, AlertCondition, AlertNotificationTarget',
    ],
    ['a file of our own', 'service: a\n', '1 : expected a file of Sloth, Pyrra or OpenSLO'],
  ])('%s is refused, leniently as well', (_what, text, expected) => {
    expect(mistakes(text)).toEqual([expected])
    expect(mistakes(text, true)).toEqual([expected])
  })

  test.each([
    [
      'an unknown key',
      sloth(`{ name: x, objective: 99, sli: { ${EVENTS} }, owner: me }`),
      '4 slos[0].owner: unknown key: it is not carried over',
    ],
    [
      'a plugin for SLOs',
      sloth(`{ name: x, objective: 99, sli: { ${EVENTS} }, plugins: { chain: [{ id: own/v1 }] } }`),
      '4 slos[0].plugins.chain[0].id: the plugin own/v1 cannot be run here',
    ],
    [
      'a template in an annotation',
      sloth(
        `{ name: x, objective: 99, sli: { ${EVENTS} }, alerting: { name: A, annotations: { summary: '{{ if $value }}x{{ end }}' } } }`,
      ),
      '4 slos[0].alerting.annotations.summary: a template that is not read here',
    ],
    [
      'a template on a label that is not there',
      pyrra(`target: '99', window: 4w, ${RATIO}`).replace(
        '{ name: a }',
        "{ name: a, annotations: { pyrra.dev/note: '{{ $labels.pod }}' } }",
      ),
      '3 metadata.annotations.pyrra.dev/note: a template on the label pod, which the alert does not have here',
    ],
    [
      'an alert on absence alone',
      pyrra(`target: '99', window: 4w, ${RATIO}, alerting: { burnrates: false, absent: true }`),
      '4 spec.alerting.absent: an alert on absence alone',
    ],
    [
      'two severities of pages',
      pyrra(`target: '99', window: 4w, ${RATIO}, alerting: { severities: { fastBurn: a, mediumBurn: b } }`),
      '4 spec.alerting.severities.mediumBurn: Plimsoll has one severity for fastBurn and mediumBurn, here a; mediumBurn has b',
    ],
    [
      'a severity of pages beside the usual one',
      pyrra(`target: '99', window: 4w, ${RATIO}, alerting: { severities: { fastBurn: a } }`),
      '4 spec.alerting.severities.fastBurn: Plimsoll has one severity for fastBurn and mediumBurn, here a; mediumBurn has critical',
    ],
    [
      'a month that starts at noon',
      openSlo(`${SLI}, ${calendar('1M', '2026-01-01 12:00:00')}`),
      '4 spec.timeWindow[0].calendar.startTime: no month of the calendar starts then, and Plimsoll’s periods are those of the calendar',
    ],
    [
      'an unused SLI for another tool',
      'apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: a }\nspec: { thresholdMetric: { metricSource: { type: Any, spec: { query: Any } } } }\n---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: shop }\n',
      '4 spec.thresholdMetric.metricSource.type: the query is for Any: only Prometheus can be asked',
    ],
  ])('%s is lost: a mistake unless accepted', (_what, text, expected) => {
    expect(mistakes(text)).toEqual([expected])
    const { diagnostics, notes } = read(text, { lenient: true })
    expect(diagnostics).toEqual([])
    expect(notes.filter(({ grade }) => grade === 'lost')).toHaveLength(1)
  })

  test('names that become the same are refused, in services and within them', () => {
    const file = (service: string, slo: string) =>
      `version: prometheus/v1\nservice: ${service}\nslos: [{ name: ${slo}, objective: 99, sli: { ${EVENTS} } }]\n`
    expect(mistakes(`${file('a.b', 'xx')}---\n${file('a_b', 'yy')}`)).toEqual([
      '6 service: a_b and a.b (f:2) would both be called a-b here',
    ])
    expect(mistakes(`${file('a', 'x.y')}---\n${file('a', 'x_y')}`)).toEqual([
      '7 slos[0].name: duplicate SLO x-y: the name stands already at f:3',
    ])
  })

  test('period and service may come from the command line', () => {
    const { services } = read(
      sloth(`{ name: x, objective: 99, sli: { ${EVENTS} }, alerting: { ticket_alert: { disable: true } } }`),
      { period: '7d', service: 'mine' },
    )
    expect(services).toMatchObject([
      { service: 'mine', slos: [{ period: '7d', alerting: { tiers: [{ budget: '8%' }, { budget: '12.5%' }] } }] },
    ])
  })

  test('a team of the root file is the team, and ${…} belongs to the other tool', () => {
    const text = `version: prometheus/v1\nservice: a\nlabels: { team: payments, note: '\${HOME}' }\nslos: [{ name: x, objective: 99, sli: { ${EVENTS} } }]\n`
    const { services, diagnostics } = read(text, { teams: new Set(['payments']) })
    expect(diagnostics).toEqual([])
    expect(services).toMatchObject([{ team: 'payments', labels: { note: '${HOME}' } }])
  })
})
