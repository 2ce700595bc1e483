import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderYaml } from '../../src/generate/render-yaml.js'
import type { RuleTestFile } from '../../src/promql/rule.js'
import { formatDuration } from '../../src/shared/duration.js'
import { sloRuleTests, type SloRuleTests } from '../../src/slo/rule-tests/slo-rule-tests.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../../src/feature/test-steps.js'
import { sloGroupNames, sloRules } from '../../src/slo/slo-rules.js'
import type { CalendarPeriods } from '../../src/calendar/period.js'
import type { Indicator, Slo } from '../../src/slo/slo.js'
import type { PrometheusVersion } from '../../demo/processes/binaries.js'
import { sampleAlerting, sampleSlo } from './sample-slo.js'

const DAY = 86_400

/** A way to write an SLO: its indicator on metrics of its own, and what else tells it from others. */
export interface Form {
  readonly name: string
  readonly change: (metric: string) => Partial<Slo>
}

const ratio = (indicator: object): Partial<Slo> => ({ indicator: { kind: 'ratio', ...indicator } as Indicator })
const of = (indicator: Indicator): Partial<Slo> => ({ indicator })
const alerting = sampleAlerting()
/** As `import` writes a query that is divided by a label of ours. */
const copied = (query: string, operator = 'sum') =>
  `label_replace(${operator} by (service) (${query}), "original_service", "$1", "service", "(.*)")`

/** Every indicator in every form in which it can be written. */
export const FORMS: readonly Form[] = [
  form('bad', (m) => ratio({ total: `${m}{a="b"}`, bad: `${m}{a="b",code=~"5.."}` })),
  form('good', (m) => ratio({ total: m, good: `${m}{code!~"5.."}` })),
  form('bad-own', (m) => ratio({ total: `${m}{a="b"}`, bad: `${m}_failed{a="b"}` })),
  form('bad-own-bare', (m) => ratio({ total: m, bad: `${m}_failed` })),
  form('good-own-bare', (m) => ratio({ total: m, good: `${m}_ok` })),
  form('latency', (m) =>
    of({ kind: 'latency', histogram: `${m}{a="b"}`, belowSeconds: 0.3, unit: 'seconds', native: false }),
  ),
  form('latency-bare', (m) =>
    of({ kind: 'latency', histogram: m, belowSeconds: 1, unit: 'milliseconds', native: false }),
  ),
  form('native', (m) => of({ kind: 'latency', histogram: m, belowSeconds: 0.3, unit: 'seconds', native: true })),
  form('probe-each', (m) => of({ kind: 'probe', metric: m, aggregate: 'each' })),
  form('probe-any', (m) => of({ kind: 'probe', metric: `${m}{a="b"}`, aggregate: 'any' })),
  form('probe-all', (m) => of({ kind: 'probe', metric: m, aggregate: 'all' })),
  form('threshold', (m) => of({ kind: 'threshold', query: `max(${m})`, op: 'lt', value: 100 })),
  form('threshold-gte', (m) => of({ kind: 'threshold', query: `${m}{a="b"}`, op: 'gte', value: 0.5 })),
  form('freshness', (m) => of({ kind: 'freshness', timestamp: `${m}{a="b"}`, maxAgeSeconds: 600 })),
  form('freshness-day', (m) => of({ kind: 'freshness', timestamp: `max(${m})`, maxAgeSeconds: DAY })),
  form('query-bad', (m) =>
    of({ kind: 'ratio_query', total: `sum(rate(${m}[$window]))`, bad: `sum(rate(${m}_failed[$window]))` }),
  ),
  form('query-good', (m) =>
    of({ kind: 'ratio_query', total: `sum(increase(${m}[$window]))`, good: `sum(increase(${m}{ok="1"}[$window]))` }),
  ),
  form('error-ratio', (m) => of({ kind: 'error_ratio', query: `avg_over_time(${m}[$window])` })),
  form('query-copied', (m) => ({
    ...of({ kind: 'ratio_query', total: copied(`rate(${m}[$window])`), bad: copied(`rate(${m}_failed[$window])`) }),
    groupBy: ['original_service'],
  })),
  form('share-copied', (m) => ({
    ...of({ kind: 'error_ratio', query: copied(`avg_over_time(${m}[$window])`, 'avg') }),
    groupBy: ['original_service'],
  })),
  form('grouped', (m) => ({ ...ratio({ total: `${m}{a="b"}`, bad: `${m}_failed{a="b"}` }), groupBy: ['region'] })),
  form('grouped-probe', (m) => ({ ...of({ kind: 'probe', metric: m, aggregate: 'any' }), groupBy: ['region'] })),
  form('min-errors', (m) => ({ ...ratio({ total: m, bad: `${m}_failed` }), alerting: { ...alerting, minErrors: 10 } })),
  form('kept', (m) => ({
    ...ratio({ total: m, bad: `${m}_failed` }),
    alerting: { ...alerting, keepFiringForSeconds: 600 },
  })),
  form('own-tiers', (m) => ({
    ...ratio({ total: m, bad: `${m}_failed` }),
    alerting: { ...alerting, tiers: OWN_TIERS },
  })),
]

const OWN_TIERS = [
  { severity: 'page', budgetShare: 0.01, longSeconds: 1800, shortSeconds: null },
  { severity: 'page', budgetShare: 0.03, longSeconds: 2 * 7200, shortSeconds: 1800 },
  { severity: 'ticket', budgetShare: 0.2, longSeconds: 2 * DAY, shortSeconds: 6 * 3600 },
] as const

function form(name: string, change: Form['change']): Form {
  return { name, change }
}

export const OBJECTIVES = [0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999] as const

export interface Span {
  readonly name: string
  readonly seconds: number
  readonly calendar: CalendarPeriods | null
}

const calendar = (unit: CalendarPeriods['unit'], days: number): Span => {
  return { name: unit, seconds: days * DAY, calendar: { unit, timezone: 'Europe/Berlin' } }
}

export const PERIODS: readonly Span[] = [
  ...[1, 7, 14, 28, 30, 60, 90].map((days) => ({ name: `${days}d`, seconds: days * DAY, calendar: null })),
  calendar('week', 7),
  calendar('month', 30),
  calendar('quarter', 91),
  calendar('year', 365),
]

export interface Point {
  readonly form: Form
  readonly objective: number
  readonly period: Span
  readonly scrapeSeconds: number
}

/** The SLO of a point: its name says which. */
export function sloAt({ form: { name, change }, objective, period, scrapeSeconds }: Point): Slo {
  const id = `${name}-${String(objective).replace('.', '')}-${period.name}-${scrapeSeconds}s`
  return sampleSlo({
    service: 'sweep',
    name: id,
    environment: null,
    description: null,
    objective,
    periodSeconds: period.seconds,
    calendar: period.calendar,
    scrapeIntervalSeconds: scrapeSeconds,
    alerting,
    ...change(id.replaceAll('-', '_')),
  })
}

const STEPS: Readonly<Record<keyof Omit<SloRuleTests, 'untested'>, number>> = {
  minutes: MINUTES_STEP_SECONDS,
  hours: HOURS_STEP_SECONDS,
  days: DAYS_STEP_SECONDS,
}

/** Writes the rules and generated tests of SLOs that are scraped alike; returns the paths of the test files. */
export async function writeSweep(slos: readonly Slo[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const tests = sloRuleTests(slos)
  if (tests.untested.length > 0) throw new Error(`untested: ${tests.untested.map(({ name }) => name).join(', ')}`)
  await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups: slos.flatMap(sloRules) }))
  const order = slos.flatMap(sloGroupNames)
  return Promise.all(
    Object.entries(STEPS).map(async ([length, step]) => {
      const document: RuleTestFile = {
        rule_files: ['rules.yaml'],
        evaluation_interval: formatDuration(step),
        group_eval_order: order,
        tests: tests[length as keyof typeof STEPS],
      }
      const path = join(folder, `${length}.yaml`)
      await writeFile(path, renderYaml(document))
      return path
    }),
  )
}

/**
 * SLOs that are scraped every `scrapeSeconds`, a few of all combinations: over neighbouring seconds every form meets every objective and every period, because their
 * numbers have no divisor in common.
 *
 * @param count how many
 */
export function pointsAt(scrapeSeconds: number, count: number): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = scrapeSeconds * count + index
    return {
      form: nth(FORMS, turn),
      objective: nth(OBJECTIVES, turn),
      period: nth(PERIODS, turn),
      scrapeSeconds,
    }
  })
}

/** promtool 2.42 cannot read native histograms in a test. */
export function isTestable({ indicator }: Slo, version: PrometheusVersion): boolean {
  return version !== '2.42' || !('native' in indicator && indicator.native)
}

function nth<T>(all: readonly T[], turn: number): T {
  return all[turn % all.length]!
}
