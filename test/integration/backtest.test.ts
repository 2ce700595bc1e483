import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { alertPlan, NO_CHANGES } from '../../src/backtest/alert-plan.js'
import { readHistory, type History } from '../../src/backtest/read-base-client.js'
import { historyFor, runTrial, type Trial } from '../../src/backtest/run-trial.js'
import type { KnownIncident } from '../../src/backtest/match-incidents.js'
import type { Interval } from '../../src/calendar/interval.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { SeriesReader } from '../../src/promql/series-reader.js'
import type { BurnTier } from '../../src/slo/burn-tiers.js'
import { ALERTS } from '../../src/slo/series-names.js'
import { sloRules } from '../../src/slo/slo-rules.js'
import { exampleSource } from '../support/example-config.js'
import type { Incident, Model } from '../support/history/model.js'
import { inlineRules } from '../support/inline-rules.js'
import { startPrometheusWithHistory, type HistoricPrometheus } from '../support/prometheus-with-history.js'
import { sampleAlerting, sampleSlo } from '../support/sample-slo.js'

const START = Date.parse('2026-11-10T00:00:00Z')
const MINUTE_MS = 60_000
const interval: Interval = {
  from: new Date(START + 24 * 60 * MINUTE_MS),
  to: new Date(START + 6.5 * 24 * 60 * MINUTE_MS),
}

/** Begin in hours after the start, length in minutes, share of events that fail. Half of them are too small for a page. */
const TROUBLES = [
  [26, 12, 1],
  [38, 1, 0.5],
  [50, 20, 0.2],
  [62, 40, 0.01],
  [75, 300, 0.01],
  [93, 180, 0.006],
  [110, 3, 0.15],
  [122, 10, 0.15],
  [134, 4, 1],
  [146, 90, 0.025],
] as const

const troubles: readonly Incident[] = TROUBLES.map(([hours, minutes, share]) => {
  const from = START + hours * 60 * MINUTE_MS + 17 * MINUTE_MS
  return { from: new Date(from), to: new Date(from + minutes * MINUTE_MS), share }
})

const model: Model = {
  seed: 5,
  service: 'checkout',
  interval: { from: new Date(START), to: interval.to },
  scrapeSeconds: 15,
  phaseSeconds: 4.3,
  jitterSeconds: 0.4,
  eventsPerSecond: 2.5,
  ordinaryErrors: 0.0003,
  slow: 0,
  incidents: troubles,
  pods: ['a', 'b'].map((name) => ({
    name,
    region: 'eu',
    life: { from: new Date(START), to: interval.to },
    restarts: name === 'a' ? [new Date(START + 51 * 60 * MINUTE_MS)] : [],
  })),
  gaps: [],
}

const slo = sampleSlo({
  indicator: {
    kind: 'ratio',
    total: 'http_requests_total{service="checkout"}',
    bad: 'http_requests_total{service="checkout",code="500"}',
  },
  alerting: sampleAlerting({ minErrors: 10 }),
})

const incidents: readonly KnownIncident[] = troubles.map(({ from, to, share }, index) => ({
  name: `#${index + 1}`,
  title: `${share * 100} % fail`,
  from,
  to,
  slos: [],
}))

let prometheus: HistoricPrometheus
let reader: SeriesReader
let history: History
let trial: Trial

beforeAll(async () => {
  prometheus = await startPrometheusWithHistory({ model, version: '3.5' })
  reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
  const wanted = historyFor(interval, [alertPlan(slo)])
  const { signal } = new AbortController()
  const shares: number[] = []
  history = await readHistory({
    reader,
    slo,
    interval: wanted,
    source: 'auto',
    replicaLabels: [],
    signal,
    onProgress: (share) => shares.push(share),
  })
  expect(shares.at(-1)).toBe(1)
  trial = runTrial({ slo, changes: NO_CHANGES, series: history.series, phase: history.phase, interval, incidents })
})

afterAll(async () => {
  await prometheus.stop()
})

/** Error ratio of all events of the model, seen or not, over the minutes before an instant. */
function trueRatio(atMs: number, minutes: number): number {
  const end = Math.round((atMs - START) / MINUTE_MS)
  const slice = prometheus.truth.minutes.slice(Math.max(0, end - minutes), end)
  return slice.reduce((sum, { errors }) => sum + errors, 0) / slice.reduce((sum, { events }) => sum + events, 0)
}

/** SRE Workbook: 2 % of a 30 d budget of 0.1 % in one hour, or 5 % in six. */
function wouldPage({ from, to }: Interval): boolean {
  for (let atMs = from.getTime(); atMs <= to.getTime() + 5 * MINUTE_MS; atMs += MINUTE_MS) {
    if (Math.min(trueRatio(atMs, 60), trueRatio(atMs, 5)) > 0.0144) return true
    if (Math.min(trueRatio(atMs, 360), trueRatio(atMs, 30)) > 0.006) return true
  }
  return false
}

it('finds exactly the incidents that the truth says would page', () => {
  const truth = incidents.filter((one) => wouldPage({ from: one.from, to: one.to ?? interval.to }))
  expect(truth.length).toBeGreaterThan(3)
  expect(truth.length).toBeLessThan(incidents.length - 2)
  expect(trial.matching.paged).toEqual(truth)
  expect(trial.matching.missed).toEqual(incidents.filter((one) => !truth.includes(one)))
  expect(trial.summary).toMatchObject({ incidentsPaged: truth.length, precision: 1 })
})

/** The rules' own expression for one tier, out of raw series alone. */
function expressionOf({ severity, long, short }: BurnTier): string {
  const groups = sloRules(slo)
  const labels = { severity, long_window: long.name, short_window: short.name }
  const rule = groups
    .flatMap(({ rules }) => rules)
    .find(
      (one) =>
        'alert' in one && one.alert === ALERTS.burn && isDeepStrictEqual({ ...one.labels, ...labels }, one.labels),
    )
  return inlineRules(rule!.expr, groups)
}

const stepMsOf = ({ long }: BurnTier) => (long.source === 'base' ? 30_000 : 240_000)

/** First and last evaluation of each stretch in which the rule fires, as Prometheus itself says. */
async function firesInPrometheus(tier: BurnTier): Promise<{ first: Date; last: Date }[]> {
  const [expr, stepMs] = [expressionOf(tier), stepMsOf(tier)]
  const stretches: { first: Date; last: Date }[] = []
  const portionMs = 2 * 86_400_000
  for (let from = interval.from.getTime(); from < interval.to.getTime(); from += portionMs) {
    const to = new Date(Math.min(from + portionMs, interval.to.getTime()))
    const [series] = await reader.range(expr, { from: new Date(from), to }, stepMs / 1000)
    for (const { at } of series?.samples ?? []) {
      const open = stretches.at(-1)
      if (open !== undefined && at.getTime() - open.last.getTime() <= stepMs) open.last = at
      else stretches.push({ first: at, last: at })
    }
  }
  return stretches
}

// Prometheus 2 sums one value more at the closed edge of a window, so there some of these differ by an evaluation or more.
it('fires exactly when Prometheus would have fired, by the rules themselves', async () => {
  for (const tier of trial.plan.tiers) {
    const [theirs, stepMs] = [await firesInPrometheus(tier), stepMsOf(tier)]
    const ours = trial.matching.alerts.filter((alert) => alert.tier === tier)
    expect(ours.length).toBeGreaterThan(0)
    // The first evaluation without an alert is one step after the last one with it.
    expect(ours.map(({ from, to }) => ({ first: from, last: new Date(to.getTime() - stepMs) }))).toEqual(theirs)
  }
})

it('a looser objective pages for fewer incidents, a longer count of errors for none of the small ones', () => {
  const tried = (changes: Partial<typeof NO_CHANGES>) =>
    runTrial({
      slo,
      changes: { ...NO_CHANGES, ...changes },
      series: history.series,
      phase: history.phase,
      interval,
      incidents,
    })
  const loose = tried({ objective: 0.99 })
  expect(loose.matching.paged.length).toBeLessThan(trial.matching.paged.length)
  expect(loose.summary.budgetRemaining).toBeGreaterThan(trial.summary.budgetRemaining ?? 1)
  expect(tried({ minErrors: 1_000_000 }).matching.alerts).toEqual([])
})
