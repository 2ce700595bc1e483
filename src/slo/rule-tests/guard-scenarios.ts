import { TILE_SECONDS } from '../windows.js'
import { ALERTS, SERIES } from '../series-names.js'
import { burnLabels, firing, ofTier, scrapesOf, stepAfter, stepBefore, ticketLabels } from './scenario.js'
import type { Scenario, Subject } from './scenario.js'
import { strangeRecords } from './strangers.js'
import { feed } from './timeline.js'
import { MINUTES_STEP_SECONDS } from './steps.js'

const MINUTE = 60
const HOUR = 3600

/** A few errors in the first minutes of the rules: the windows are nearly empty, and that must not make much of little. */
export function blipScenario(subject: Subject): Scenario | null {
  const { slo, series, tiers, traffic } = subject
  // A window of less than an hour is soon covered: promtool writes a tile at every step, not every 4 min.
  const long = tiers.filter((tier) => tier.long.seconds >= HOUR)
  if (long.length === 0) return null
  const errorRatio = Math.min(1, 2 * Math.max(...long.map(({ threshold }) => threshold)))
  const blip = scrapesOf(slo, 2 * MINUTE)
  const phases = [
    { seconds: blip, good: traffic * (1 - errorRatio), bad: traffic * errorRatio },
    { seconds: scrapesOf(slo, 4 * MINUTE), good: traffic, bad: 0 },
  ]
  const times = [3 * MINUTE, 5 * MINUTE]
  const among = long.length === tiers.length ? [{ alertname: ALERTS.burn }] : long.map(ofTier)
  return {
    name: 'a blip in the first minutes of the rules alerts nobody',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: times.flatMap((at) => among.map((some) => firing(subject, at, { among: some, expected: [] }))),
  }
}

/** Little traffic: a share of errors that would page does not, until there are `min_errors` of them. */
export function minErrorsScenario(subject: Subject): Scenario | null {
  const { slo, series, tiers } = subject
  const page = tiers.find(({ long }) => long.source === 'base')
  const minErrors = slo.alerting?.minErrors ?? 1
  if (page === undefined || minErrors < 2) return null
  const scrape = slo.scrapeIntervalSeconds
  const few = Math.floor(minErrors / 2)
  const [first, second] = [scrapesOf(slo, 10 * MINUTE), scrapesOf(slo, 7 * MINUTE)]
  // Twice as few good events as would hold the ratio of the few bad ones at the threshold.
  const good = ((few * (1 - page.threshold)) / page.threshold / 2) * (scrape / first)
  const phases = [
    { seconds: first, good, bad: 0 },
    { seconds: scrape, good, bad: few },
    { seconds: second, good, bad: 0 },
    { seconds: scrape, good, bad: 2 * minErrors },
    { seconds: scrapesOf(slo, 5 * MINUTE), good, bad: 0 },
  ]
  const among = ofTier(page)
  const wait = 2 * MINUTE + scrape
  return {
    name: 'with little traffic an alert waits for min_errors bad events',
    input: feed(series, { phases }, scrape),
    checks: [
      firing(subject, stepAfter(first + wait), { among, expected: [] }),
      firing(subject, stepAfter(first + second + wait + scrape), { among, expected: [burnLabels(subject, page)] }),
    ],
  }
}

/** Everything fails from the start, until the budget of the whole period is spent. */
export function exhaustedScenario(subject: Subject): Scenario | null {
  const { slo, series, traffic } = subject
  if (slo.alerting === null || slo.calendar !== null) return null
  // Within the first hour, coverage of the period is counted in tiles, of which promtool writes one per step.
  const tiles = (1 - slo.objective) * Math.floor(slo.periodSeconds / HOUR) * (HOUR / TILE_SECONDS)
  const after = stepAfter((tiles * 1.05 + 3) * MINUTES_STEP_SECONDS + slo.scrapeIntervalSeconds)
  if (after > 20 * MINUTE) return null
  const among = { alertname: ALERTS.exhausted }
  const expected = [ticketLabels(subject, ALERTS.exhausted)]
  const phases = [{ seconds: scrapesOf(slo, after + MINUTES_STEP_SECONDS), good: 0, bad: traffic }]
  return {
    name: 'the spent budget is reported when it is spent and not before',
    input: [
      ...feed(series, { phases }, slo.scrapeIntervalSeconds),
      ...strangeRecords(subject, { metric: SERIES.errorBudgetRemaining, value: -1, seconds: after }),
    ],
    checks: [
      firing(subject, stepBefore((tiles * 0.95 - 2) * MINUTES_STEP_SECONDS), { among, expected: [] }),
      firing(subject, after, { among, expected }),
    ],
  }
}
