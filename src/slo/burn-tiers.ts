import { formatNumber } from '../shared/format-number.js'
import { SEVERITY } from './series-names.js'
import type { Slo, TierChoice } from './slo.js'
import { LONG_WINDOWS, shortWindowFor, windowOf, type Window } from './windows.js'

/** One burn-rate alert: fires when both windows burn faster than `factor`. */
export interface BurnTier {
  readonly severity: 'page' | 'ticket'
  readonly long: Window
  readonly short: Window
  /** Share of the period's budget that is spent when the long window has burnt at `factor` throughout, in (0, 1]. */
  readonly budgetShare: number
  /** Times the pace that spends the budget in exactly one period, >= 1: below, it would alert while the objective is met. */
  readonly factor: number
  /** Error ratio above which it fires, in (0, 1), of the usual tiers at most 0.5; at most 10 significant digits. */
  readonly threshold: number
}

export interface BurnPlan {
  readonly tiers: readonly BurnTier[]
  /** Sentences for people: which tier was moved to a longer window or left out, and why. */
  readonly remarks: readonly string[]
}

/** A burn-rate alert as it is asked for, before it is fitted to an objective. */
export interface Wanted {
  readonly severity: 'page' | 'ticket'
  /** Of the budget, in (0, 1]. */
  readonly share: number
  /** Name of the long window. */
  readonly from: string
}

/** Shares of a 30 d budget (SRE Workbook, ch. 5, table 5-8, with a fourth tier for slow burns). */
const USUAL: readonly Wanted[] = [
  { severity: SEVERITY.page, share: 0.02, from: '1h' },
  { severity: SEVERITY.page, share: 0.05, from: '6h' },
  { severity: SEVERITY.ticket, share: 0.1, from: '1d' },
  { severity: SEVERITY.ticket, share: 0.1, from: '3d' },
]

/** Below 28 d the usual shares would ask for less than the sustainable pace: these keep the factors of 7 d near the usual ones. */
const SHORT_PERIOD: readonly Wanted[] = [
  { severity: SEVERITY.page, share: 0.08, from: '1h' },
  { severity: SEVERITY.page, share: 0.125, from: '6h' },
  { severity: SEVERITY.ticket, share: 0.2, from: '1d' },
  { severity: SEVERITY.ticket, share: 0.42, from: '3d' },
]

/** The burn-rate alerts that an SLO has when nobody says otherwise. */
export function usualTiers(periodSeconds: number): readonly Wanted[] {
  return periodSeconds < 28 * 86_400 ? SHORT_PERIOD : USUAL
}

/** An error ratio above this is not asked for: it would take a nearly total outage of a whole window to reach it. */
const HIGHEST_THRESHOLD = 0.5

/**
 * The burn-rate alerts of an objective: the usual ones, fitted to it, or its own as they are written.
 *
 * @param objective ratio in (0, 1)
 * @param periodSeconds of the budget, >= 1 d
 * @param own tiers in the place of the usual ones; `null`: the usual ones
 */
export function planBurnTiers(
  objective: number,
  periodSeconds: number,
  own: readonly TierChoice[] | null = null,
): BurnPlan {
  return own === null ? usualPlan({ objective, periodSeconds }) : planOwn(own, { objective, periodSeconds })
}

type Promised = Pick<Slo, 'objective' | 'periodSeconds'>

/** Thousands of objectives promise the same few things. */
const usualPlans = new Map<string, BurnPlan>()

function usualPlan(promised: Promised): BurnPlan {
  const key = `${promised.objective} ${promised.periodSeconds}`
  const plan = usualPlans.get(key) ?? planUsual(promised)
  usualPlans.set(key, plan)
  return plan
}

function planUsual(promised: Promised): BurnPlan {
  const tiers: BurnTier[] = []
  const remarks: string[] = []
  for (const wanted of usualTiers(promised.periodSeconds)) {
    const tier = fitTier(wanted, promised)
    if (tier === null) {
      remarks.push(`${nameOf(wanted)} is left out: no window within half the period can reach its threshold`)
    } else if (tiers.some(({ long, threshold }) => long === tier.long && threshold <= tier.threshold)) {
      remarks.push(`${nameOf(wanted)} is left out: another alert on ${tier.long.name} fires no later`)
    } else {
      tiers.push(tier)
      if (tier.long.name !== wanted.from) remarks.push(`${nameOf(wanted)} watches ${tier.long.name}: ${UNREACHABLE}`)
    }
  }
  return { tiers, remarks }
}

/** Own tiers stay on their windows; what cannot fire, or would fire while the objective is met, is said. */
function planOwn(own: readonly TierChoice[], promised: Promised): BurnPlan {
  const tiers: BurnTier[] = []
  const remarks: string[] = []
  for (const choice of own) {
    const wanted: Wanted = { ...choice, share: choice.budgetShare, from: windowOf(choice.longSeconds).name }
    const tier = tierOn(windowOf(choice.longSeconds), { wanted, promised, shortSeconds: choice.shortSeconds })
    if (tier.threshold >= 1) {
      remarks.push(`${nameOf(wanted)} is left out: more than all events would have to fail`)
    } else if (tiers.some((other) => isSameAlert(other, tier))) {
      remarks.push(`${nameOf(wanted)} is left out: another tier watches the same windows`)
    } else {
      tiers.push(tier)
      if (tier.threshold > HIGHEST_THRESHOLD) remarks.push(`${nameOf(wanted)} is hard to reach: ${UNREACHABLE}`)
      if (tier.budgetShare > wanted.share * 1.000_001) {
        const real = `${formatNumber(exact(tier.budgetShare * 100))} %`
        remarks.push(`${nameOf(wanted)} fires at ${real}: below, it would alert while the objective is met`)
      }
    }
  }
  return { tiers, remarks }
}

function isSameAlert(a: BurnTier, b: BurnTier): boolean {
  return a.severity === b.severity && a.long.name === b.long.name && a.short.name === b.short.name
}

const UNREACHABLE = 'on the usual window more than half of all events would have to fail'

function nameOf({ severity, share, from }: Wanted): string {
  return `the ${severity} for ${formatNumber(share * 100)} % of the budget in ${from}`
}

// A window of more than half the period says no more than the exhausted budget does.
function fitTier(wanted: Wanted, promised: Promised): BurnTier | null {
  const usual = LONG_WINDOWS.findIndex(({ name }) => name === wanted.from)
  for (const long of LONG_WINDOWS.slice(usual).filter(({ seconds }) => seconds <= promised.periodSeconds / 2)) {
    const tier = tierOn(long, { wanted, promised, shortSeconds: null })
    if (tier.threshold <= HIGHEST_THRESHOLD) return tier
  }
  return null
}

interface Fit {
  readonly wanted: Wanted
  readonly promised: Promised
  readonly shortSeconds: number | null
}

function tierOn(long: Window, { wanted, promised, shortSeconds }: Fit): BurnTier {
  const { objective, periodSeconds } = promised
  const factor = exact(Math.max(1, (wanted.share * periodSeconds) / long.seconds))
  return {
    severity: wanted.severity,
    long,
    short: shortSeconds === null ? shortWindowFor(long) : windowOf(shortSeconds),
    budgetShare: exact((factor * long.seconds) / periodSeconds),
    factor,
    threshold: exact(factor * (1 - objective)),
  }
}

/** Takes the binary noise off: 0.0144, not 0.014399999999999999. */
function exact(value: number): number {
  return Number(value.toPrecision(10))
}
