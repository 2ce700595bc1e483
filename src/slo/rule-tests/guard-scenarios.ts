import type { BurnTier } from '../burn-tiers.js'
import { countedSeconds } from '../indicator/base-window.js'
import { baseSeconds, TILE_SECONDS } from '../windows.js'
import { ALERTS, SERIES } from '../series-names.js'
import {
  burnLabels,
  firing,
  lagSeconds,
  MARGIN,
  ofTier,
  scrapesOf,
  stepAfter,
  stepBefore,
  ticketLabels,
} from './scenario.js'
import type { Scenario, Subject } from './scenario.js'
import { strangeRecords } from './strangers.js'
import { feed } from './timeline.js'
import { MINUTES_STEP_SECONDS } from '../../feature/test-steps.js'

const MINUTE = 60
const HOUR = 3600

/** As many tiles as a blip lasts at least: with fewer, a window that were not weighted by its coverage would hardly show. */
const FEWEST_TILES = 4

/**
 * Errors in the first minutes of the rules, above every threshold: the windows are nearly empty, and that must not make much of little. It lasts as long as
 * the burn, weighted by the tiles that promtool has written by then, one per step, stays a margin below what alerts.
 */
export function blipScenario(subject: Subject): Scenario | null {
  const { slo, series, tiers, traffic } = subject
  const hours = tiers.filter((tier) => tier.long.seconds >= HOUR)
  const errorRatio = Math.min(1, 1.5 * Math.max(...hours.map(({ threshold }) => threshold)))
  const tilesUntil = ({ threshold, long }: BurnTier): number => {
    return Math.floor(((1 - MARGIN) * threshold * (long.seconds / TILE_SECONDS)) / errorRatio)
  }
  // A window of less than an hour is soon covered: promtool writes a tile at every step, not every 4 min.
  const held = hours.filter((tier) => tilesUntil(tier) >= FEWEST_TILES)
  if (held.length === 0) return null
  const at = firstTile(subject) + (Math.min(8, ...held.map(tilesUntil)) - 1) * MINUTES_STEP_SECONDS
  const blip = scrapesOf(slo, at)
  const phases = [
    { seconds: blip, good: traffic * (1 - errorRatio), bad: traffic * errorRatio },
    { seconds: scrapesOf(slo, MINUTE), good: traffic, bad: 0 },
  ]
  const among = held.length === tiers.length ? [{ alertname: ALERTS.burn }] : held.map(ofTier)
  const times = [at - MINUTES_STEP_SECONDS, at]
  return {
    name: 'a blip in the first minutes of the rules alerts nobody',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: times.flatMap((time) => among.map((some) => firing(subject, time, { among: some, expected: [] }))),
  }
}

/** The earliest step with a value: counters have one from their second scrape on, gauges at once. */
function firstTile({ slo, measures }: Subject): number {
  return measures === 'counts' ? stepBefore(slo.scrapeIntervalSeconds) : 0
}

/** Little traffic: a share of errors that would page does not, until there are `min_errors` of them. */
export function minErrorsScenario(subject: Subject): Scenario | null {
  const { slo, series, tiers } = subject
  const page = tiers.find(({ long }) => long.source === 'base')
  const minErrors = slo.alerting?.minErrors ?? 1
  if (page === undefined || minErrors < 2) return null
  const scrape = slo.scrapeIntervalSeconds
  // An alert adds up what is recorded at each interval of the group, promtool evaluates less often where that is short.
  const weight = MINUTES_STEP_SECONDS / baseSeconds(slo)
  const few = Math.floor(minErrors / 2) * weight
  // Until all of a scrape's increment has been counted.
  const wait = countedSeconds(scrape) + MINUTE + scrape
  const [first, second] = [scrapesOf(slo, 10 * MINUTE), scrapesOf(slo, 4 * MINUTE + wait)]
  // Twice as few good events as would hold the ratio of the few bad ones at the threshold.
  const good = ((few * (1 - page.threshold)) / page.threshold / 2) * (scrape / first)
  const phases = [
    { seconds: first, good, bad: 0 },
    { seconds: scrape, good, bad: few },
    { seconds: second, good, bad: 0 },
    { seconds: scrape, good, bad: 2 * minErrors * weight },
    { seconds: scrapesOf(slo, Math.max(5 * MINUTE, wait)), good, bad: 0 },
  ]
  const among = ofTier(page)
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
  const after = stepAfter((tiles * (1 + MARGIN) + 3) * MINUTES_STEP_SECONDS + lagSeconds(slo))
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
      firing(subject, stepBefore((tiles * (1 - MARGIN) - 2) * MINUTES_STEP_SECONDS), { among, expected: [] }),
      firing(subject, after, { among, expected }),
    ],
  }
}
