import { baseWindowSeconds } from '../indicator/base-window.js'
import { ALERTS, errorRatioSeries, LABELS, SERIES } from '../series-names.js'
import { renderLabels } from '../../promql/render-series.js'
import { formatNumber } from '../../shared/format-number.js'
import { identityLabels } from '../identity.js'
import { firing, isAbsent, lagSeconds, reads, scrapesOf, stepAfter, stepBefore, ticketLabels } from './scenario.js'
import type { Check, Scenario, Subject } from './scenario.js'
import { alertingKind, periodName } from '../slo-words.js'
import { baseSeconds, TILE_SECONDS } from '../windows.js'
import { strangeRecords } from './strangers.js'
import { around, eventsReading } from './base-values.js'
import { feed } from './timeline.js'
import { DAYS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../../feature/test-steps.js'

const MINUTE = 60

/** The first bad events after a quiet time: their series did not exist before, and the rules survive it. */
export function firstErrorsScenario(subject: Subject): Scenario {
  const { slo, series, traffic } = subject
  const quiet = scrapesOf(slo, Math.max(3 * MINUTE, lagSeconds(slo)))
  const end = quiet + scrapesOf(slo, baseWindowSeconds(slo.scrapeIntervalSeconds) + 6 * MINUTE)
  const phases = [
    { seconds: quiet, good: traffic, bad: 0 },
    { seconds: end - quiet, good: traffic * 0.9, bad: traffic * 0.1 },
  ]
  const [at, series5m] = [stepBefore(end), errorRatioSeries('5m')]
  return {
    name: 'no errors read as 0, and the first error series does not break the rules',
    input: feed(series, { phases, lateSeries: true }, slo.scrapeIntervalSeconds),
    checks: [
      reads(subject, stepBefore(quiet), { series: series5m, value: 0, within: 1e-9 }),
      reads(subject, at, { series: series5m, value: 0.1, within: 1e-6 }),
      ...readsEvents(subject, at),
      ...describes(subject, at),
    ],
  }
}

/** The recorded events are those that were fed, at once and over a tile. */
export function readsEvents(subject: Subject, at: number): Check[] {
  const past = { slo: subject.slo, traffic: subject.traffic, errorRatioOf: () => 0 }
  const within = (windowSeconds: number) =>
    eventsReading(past, { at, windowSeconds, stepSeconds: MINUTES_STEP_SECONDS })
  const [now, tile] = [within(1), within(TILE_SECONDS)]
  const perTile = TILE_SECONDS / baseSeconds(subject.slo)
  return [
    reads(subject, at, { series: SERIES.eventsBase, ...around(now, 1e-6) }),
    reads(subject, at, { series: SERIES.eventsTile, ...around([tile[0] / perTile, tile[1] / perTile], 1e-6) }),
  ]
}

/** What was promised is recorded once, whatever the groups. */
export function describes({ slo }: Subject, at: number): Check[] {
  const identity = identityLabels(slo)
  const difference = `abs(${renderLabels(SERIES.target, identity)} - ${formatNumber(slo.objective)})`
  return [
    { at, expr: `${difference} <= bool 1e-9`, samples: [{ labels: renderLabels('', identity), value: 1 }] },
    { at, expr: renderLabels(SERIES.info, identity), samples: [{ labels: infoLabels(slo), value: 1 }] },
  ]
}

function infoLabels(slo: Subject['slo']): string {
  return renderLabels(SERIES.info, {
    ...slo.labels,
    ...identityLabels(slo),
    [LABELS.objective]: formatNumber(slo.objective * 100),
    [LABELS.period]: periodName(slo),
    [LABELS.alerting]: alertingKind(slo),
  })
}

/** Nothing ever succeeded: good series do not exist, and that is no reason to read 0 errors. */
export function nothingGoodScenario(subject: Subject): Scenario {
  const { slo, series, traffic } = subject
  const at = stepAfter(Math.max(4 * MINUTE, lagSeconds(slo)))
  const phases = [{ seconds: scrapesOf(slo, at + MINUTES_STEP_SECONDS), good: 0, bad: traffic }]
  return {
    name: 'a service of which nothing ever succeeded reads as failing altogether',
    input: feed(series, { phases, lateSeries: true }, slo.scrapeIntervalSeconds),
    checks: [reads(subject, at, { series: errorRatioSeries('5m'), value: 1, within: 1e-6 })],
  }
}

/** Counters start again at 0. */
export function resetScenario(subject: Subject): Scenario {
  const { slo, series, traffic } = subject
  const base = baseWindowSeconds(slo.scrapeIntervalSeconds)
  const lengths = [2 * MINUTE, base + 3 * MINUTE, 3 * MINUTE].map((seconds) => scrapesOf(slo, seconds))
  const [failing = 0, healthy = 0, restarted = 0] = lengths
  const phases = [
    { seconds: failing, good: traffic / 2, bad: traffic / 2 },
    { seconds: healthy, good: traffic, bad: 0 },
    { seconds: restarted, good: traffic, bad: 0, reset: true },
  ]
  const at = stepBefore(failing + healthy + restarted)
  return {
    name: 'a counter reset is no error',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: [reads(subject, at, { series: errorRatioSeries('5m'), value: 0, within: 1e-9 })],
  }
}

/** Requests stop coming while the process lives: neither an error nor a missing metric. */
export function noTrafficScenario(subject: Subject): Scenario {
  const { slo, series, traffic } = subject
  const busy = scrapesOf(slo, Math.max(2 * MINUTE, lagSeconds(slo)))
  const idle = scrapesOf(slo, baseWindowSeconds(slo.scrapeIntervalSeconds) + 7 * MINUTE)
  const phases = [
    { seconds: busy, good: traffic, bad: 0 },
    { seconds: idle, good: 0, bad: 0 },
  ]
  const at = stepBefore(busy + idle)
  return {
    name: 'no traffic is neither an error nor a missing metric',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: [isAbsent(subject, at, errorRatioSeries('5m')), isAbsent(subject, at, 'ALERTS')],
  }
}

/** The target disappears. */
export function missingScenario(subject: Subject): Scenario | null {
  const { slo, series, traffic } = subject
  if (slo.alerting?.missing !== true) return null
  const end = scrapesOf(slo, Math.max(3 * MINUTE, lagSeconds(slo)))
  const among = { alertname: ALERTS.missing }
  const phases = [{ seconds: end, good: traffic, bad: 0 }]
  const late = stepAfter(end + baseWindowSeconds(slo.scrapeIntervalSeconds) + 9.5 * MINUTE)
  return {
    name: 'a metric that disappears is missed after eight minutes',
    input: [
      ...feed(series, { phases, ends: 'stale' }, slo.scrapeIntervalSeconds),
      ...strangeRecords(subject, { metric: SERIES.eventsTile, value: 1, seconds: late + MINUTES_STEP_SECONDS }),
    ],
    checks: [
      firing(subject, stepBefore(end + 8 * MINUTE), { among, expected: [] }),
      firing(subject, late, { among, expected: [ticketLabels(subject, ALERTS.missing)] }),
    ],
  }
}

/** The target disappeared and nobody did anything about it. In steps of `DAYS_STEP_SECONDS`. */
export function stillMissingScenario(subject: Subject): Scenario | null {
  const { slo, series, traffic } = subject
  if (slo.alerting?.missing !== true) return null
  const end = scrapesOf(slo, 7 * DAYS_STEP_SECONDS)
  const phases = [{ seconds: end, good: traffic, bad: 0 }]
  const expected = [ticketLabels(subject, ALERTS.missing)]
  const among = { alertname: ALERTS.missing }
  const grouped = slo.groupBy.length > 0
  return {
    name: grouped
      ? 'a group that disappeared is missed for a day'
      : 'a metric that disappeared a day ago is still missed',
    input: feed(series, { phases, ends: 'stale' }, slo.scrapeIntervalSeconds),
    checks: [
      ...(grouped ? [firing(subject, 28 * DAYS_STEP_SECONDS, { among, expected })] : []),
      firing(subject, 36 * DAYS_STEP_SECONDS, { among, expected: grouped ? [] : expected }),
    ],
  }
}
