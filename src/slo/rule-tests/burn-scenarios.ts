import type { InputSeries } from '../../promql/rule.js'
import type { BurnTier } from '../burn-tiers.js'
import { baseWindowSeconds } from '../indicator/base-window.js'
import { ALERTS, LABELS, SERIES } from '../series-names.js'
import type { Slo } from '../slo.js'
import { TILE_SECONDS, type Window } from '../windows.js'
import {
  burnLabels,
  type Check,
  firing,
  lagSeconds,
  MARGIN,
  ofTier,
  type Scenario,
  scrapesOf,
  stepAfter,
  stepBefore,
  type Subject,
} from './scenario.js'
import { MINUTES_STEP_SECONDS } from '../../feature/test-steps.js'
import { strangeRecords, strangeSeries } from './strangers.js'
import { feed } from './timeline.js'

const HOUR = 3600

/** Longest test of this kind: more would take promtool too long. */
const MOST_STEPS = 220

/** Everything fails for a while: the fastest page comes in time, with its labels, and ends soon after. */
export function outageScenario(subject: Subject): Scenario | null {
  const { slo, series, tiers, traffic } = subject
  const page = tiers.filter(({ severity }) => severity === 'page').sort((a, b) => a.long.seconds - b.long.seconds)[0]
  if (page === undefined || page.long.seconds > 6 * HOUR) return null
  const lead = scrapesOf(slo, 1200)
  const lag = lagSeconds(slo)
  const early = (1 - MARGIN) * outageUntilThreshold(page, lead)
  const delay = 45 + lag + (page.long.source === 'tile' ? TILE_SECONDS : 0)
  const late = (1 + MARGIN) * outageUntilThreshold(page, lead + lag) + delay
  const outage = scrapesOf(slo, Math.max(300, late + 120))
  const end = lead + outage
  const over = stepAfter(
    end + page.short.seconds + baseWindowSeconds(slo.scrapeIntervalSeconds) + 2 * MINUTES_STEP_SECONDS,
  )
  const kept = slo.alerting?.keepFiringForSeconds ?? 0
  const clear = stepAfter(over + kept)
  const among = ofTier(page)
  const expected = [burnLabels(subject, page)]
  const phases = [
    { seconds: lead, good: traffic, bad: 0 },
    { seconds: outage, good: 0, bad: traffic },
    { seconds: scrapesOf(slo, clear - end), good: traffic, bad: 0 },
  ]
  return {
    name: 'a total outage pages in time and the page ends soon after it',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: [
      firing(subject, stepBefore(lead + Math.max(0, early - MINUTES_STEP_SECONDS)), { among, expected: [] }),
      firing(subject, stepAfter(lead + late), { among, expected }),
      firing(subject, stepBefore(end), { among, expected }),
      ...(kept > 2 * MINUTES_STEP_SECONDS ? [firing(subject, stepBefore(end + kept), { among, expected })] : []),
      firing(subject, clear, { among, expected: [] }),
    ],
  }
}

/** Seconds of a total outage after `lead` seconds of good traffic until the alert's condition on the long window holds. */
function outageUntilThreshold({ threshold, long }: BurnTier, lead: number): number {
  const covered = tilesOf(long) * MINUTES_STEP_SECONDS
  const partly = threshold * covered
  return lead + partly <= covered ? partly : Math.min((threshold * lead) / (1 - threshold), threshold * long.seconds)
}

function tilesOf({ seconds }: Window): number {
  return seconds / TILE_SECONDS
}

/** A constant burn above every threshold from the first minute: each alert comes when its share of the budget is spent. */
export function rampScenario(subject: Subject): Scenario | null {
  const { slo, tiers } = subject
  const worst = 1.5 * Math.max(...tiers.map(({ threshold }) => threshold))
  const errorRatio = subject.measures === 'states' ? 1 : Math.min(1, worst)
  const checks = tiers.flatMap((tier) => {
    const { before, after } = crossingOf(tier, errorRatio, slo)
    if (after > MOST_STEPS * MINUTES_STEP_SECONDS) return []
    const [among, expected] = [ofTier(tier), [burnLabels(subject, tier)]]
    const notYet = before === null ? [] : [firing(subject, before, { among, expected: [] })]
    return [...notYet, firing(subject, after, { among, expected })]
  })
  if (checks.length === 0) return null
  const name = 'each alert fires once its share of the budget is spent and not before'
  return { name, input: constantBurn(subject, errorRatio, checks), checks }
}

/** A burn between the tickets' thresholds and the pages': tickets only. */
export function slowBurnScenario(subject: Subject): Scenario | null {
  const { slo, tiers } = subject
  const pages = tiers.filter(({ severity }) => severity === 'page')
  const tickets = tiers.filter(({ severity }) => severity === 'ticket')
  const errorRatio = (1 - MARGIN) * Math.min(1, ...pages.map(({ threshold }) => threshold))
  const checks = tickets.flatMap((tier) => {
    const { before, after } = crossingOf(tier, errorRatio, slo)
    if (tier.threshold > (1 - MARGIN) * errorRatio || after > MOST_STEPS * MINUTES_STEP_SECONDS) return []
    const [among, expected] = [ofTier(tier), [burnLabels(subject, tier)]]
    const notYet = before === null ? [] : [firing(subject, before, { among, expected: [] })]
    return [...notYet, firing(subject, after, { among, expected })]
  })
  if (checks.length === 0) return null
  const end = Math.max(...checks.map(({ at }) => at))
  const noPage = firing(subject, end, { among: { alertname: ALERTS.burn, [LABELS.severity]: 'page' }, expected: [] })
  const input = constantBurn(subject, errorRatio, checks)
  return { name: 'a slow burn is a ticket and never a page', input, checks: [...checks, noPage] }
}

/**
 * When a constant error ratio brings an alert about in a test that starts with no history. promtool ignores the intervals of groups
 * and writes a tile at every step, so that coverage grows by one tile per step. `before` is `null` where the first tile is enough: a gauge
 * has it at once.
 */
function crossingOf({ threshold, long }: BurnTier, errorRatio: number, slo: Slo) {
  const tiles = (threshold * tilesOf(long)) / errorRatio
  const quiet = tiles * (1 - MARGIN) - 1
  return {
    before: quiet < 0 ? null : stepBefore(quiet * MINUTES_STEP_SECONDS),
    after: stepAfter((tiles * (1 + MARGIN) + 2) * MINUTES_STEP_SECONDS + lagSeconds(slo)),
  }
}

function constantBurn(subject: Subject, errorRatio: number, checks: readonly Check[]): InputSeries[] {
  const { slo, series, traffic } = subject
  const seconds = scrapesOf(slo, Math.max(...checks.map(({ at }) => at)) + MINUTES_STEP_SECONDS)
  const phases = [{ seconds, good: traffic * (1 - errorRatio), bad: traffic * errorRatio }]
  const records = [SERIES.eventsBase, SERIES.errorsBase, SERIES.eventsTile, SERIES.errorsTile]
  return [
    ...feed(series, { phases }, slo.scrapeIntervalSeconds),
    ...strangeSeries(subject, seconds),
    ...records.flatMap((metric) => strangeRecords(subject, { metric, value: 1, seconds })),
  ]
}
