import type { Interval } from '../calendar/interval.js'
import type { BurnTier } from '../slo/burn-tiers.js'
import { BASE_INTERVAL_SECONDS, TILE_SECONDS } from '../slo/windows.js'
import type { AlertPlan } from './alert-plan.js'
import type { BaseSeries, EvaluationPhase } from './base-series.js'
import { WindowedSums } from './windowed-sums.js'

/** One stretch for which a burn-rate alert would have fired. */
export interface ReplayedAlert {
  readonly tier: BurnTier
  /** Values of the labels under `group_by`. */
  readonly group: Readonly<Record<string, string>>
  /** First evaluation at which it fires; the start of the replay where it fired already. */
  readonly from: Date
  /** First evaluation at which it does not; the end of the replay where `fires`. */
  readonly to: Date
  /** Still fires at the end of the replay. */
  readonly fires: boolean
  /** Highest burn rate of the long window, coverage included: 1 spends the budget in exactly one period. */
  readonly worstBurn: number
}

/** What to replay, and when Prometheus would have looked. */
export interface Replay {
  readonly plan: AlertPlan
  /** Must reach back by the longest window before `interval`, or the alerts see less than they would have. */
  readonly series: readonly BaseSeries[]
  readonly phase: EvaluationPhase
  readonly interval: Interval
}

/** Every burn-rate alert that would have fired, oldest first: the arithmetic of the generated rules, at their evaluations. */
export function replayAlerts({ plan, series, phase, interval }: Replay): ReplayedAlert[] {
  const alerts = series.flatMap((one) => {
    const sums = new WindowedSums(one, phase)
    return plan.tiers.flatMap((tier) =>
      replayTier({ tier, plan, sums }, evaluations(tier, phase, interval), interval.to).map((alert) => ({
        ...alert,
        group: one.group,
      })),
    )
  })
  return alerts.sort((a, b) => a.from.getTime() - b.from.getTime() || a.tier.long.seconds - b.tier.long.seconds)
}

interface Evaluations {
  readonly firstMs: number
  readonly endMs: number
  readonly stepMs: number
}

/** An alert stands in the group that records its long window. */
function evaluations({ long }: BurnTier, phase: EvaluationPhase, { from, to }: Interval): Evaluations {
  const isBase = long.source === 'base'
  const stepMs = (isBase ? BASE_INTERVAL_SECONDS : TILE_SECONDS) * 1000
  const offset = isBase ? phase.baseMs : phase.tileMs
  const firstMs = Math.ceil((from.getTime() - offset) / stepMs) * stepMs + offset
  return { firstMs, endMs: to.getTime(), stepMs }
}

interface TierReplay {
  readonly tier: BurnTier
  readonly plan: AlertPlan
  readonly sums: WindowedSums
}

type Stretch = Omit<ReplayedAlert, 'group'>

/** A stretch that has begun. `quietMs`: since when its condition no longer holds. */
interface Open {
  readonly fromMs: number
  readonly quietMs: number | null
  readonly worst: number
}

function replayTier(replay: TierReplay, { firstMs, endMs, stepMs }: Evaluations, end: Date): Stretch[] {
  const stretches: Stretch[] = []
  const keepMs = replay.plan.keepFiringForSeconds * 1000
  let open = null as Open | null
  for (let atMs = firstMs; atMs < endMs; atMs += stepMs) {
    open = follow(open, { atMs, burn: burnAt(replay, atMs) })
    if (open === null || open.quietMs === null || atMs - open.quietMs < keepMs) continue
    stretches.push({ ...stretchOf(replay, open), to: new Date(atMs), fires: false })
    open = null
  }
  if (open !== null) stretches.push({ ...stretchOf(replay, open), to: end, fires: true })
  return stretches
}

/** The stretch after one more evaluation; `null`: nothing fires. */
function follow(
  open: Open | null,
  { atMs, burn }: { readonly atMs: number; readonly burn: number | null },
): Open | null {
  if (burn !== null) return { fromMs: open?.fromMs ?? atMs, quietMs: null, worst: Math.max(open?.worst ?? 0, burn) }
  return open === null ? null : { ...open, quietMs: open.quietMs ?? atMs }
}

function stretchOf({ tier }: TierReplay, { fromMs, worst }: Open) {
  return { tier, from: new Date(fromMs), worstBurn: worst }
}

/** Burn rate of the long window when the alert's condition holds, else `null`. */
function burnAt({ tier, plan, sums }: TierReplay, atMs: number): number | null {
  const short = sums.sumAt(atMs, tier.short)
  if (!(short.events > 0) || !(short.errors / short.events > tier.threshold)) return null
  const long = sums.sumAt(atMs, tier.long)
  if (!(long.events > 0)) return null
  const covered = (Math.max(0, long.errors) / long.events) * sums.coverageAt(atMs, tier.long)
  if (!(covered > tier.threshold)) return null
  // A tile is the mean of eight values: either way of counting comes to this.
  if (plan.minErrors > 1 && long.errors * BASE_INTERVAL_SECONDS < plan.minErrors) return null
  return Number((covered / (1 - plan.objective)).toPrecision(10))
}
