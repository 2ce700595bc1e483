import { planBurnTiers, type BurnTier } from '../slo/burn-tiers.js'
import type { Slo, TierChoice } from '../slo/slo.js'

/** What decides when the burn-rate alerts of an SLO fire. */
export interface AlertPlan {
  /** Ratio in (0, 1). */
  readonly objective: number
  readonly periodSeconds: number
  readonly tiers: readonly BurnTier[]
  /** Bad events that the long window must hold; 1 = condition off. */
  readonly minErrors: number
  /** 0: alerts end with their condition. */
  readonly keepFiringForSeconds: number
  /** Sentences for people: which tier was moved or left out, and why. */
  readonly remarks: readonly string[]
}

/** What is tried in the place of what is written; `null`: as written. */
export interface PlanChanges {
  readonly objective: number | null
  readonly tiers: readonly TierChoice[] | null
  readonly minErrors: number | null
}

export const NO_CHANGES: PlanChanges = { objective: null, tiers: null, minErrors: null }

/** The alerts of an SLO, changed as somebody wants to try. Alerting that is off is replayed with the usual tiers, and said so. */
export function alertPlan(slo: Slo, changes: PlanChanges = NO_CHANGES): AlertPlan {
  const { periodSeconds, alerting } = slo
  const written = alerting ?? { tiers: null, minErrors: 1, keepFiringForSeconds: null }
  const objective = changes.objective ?? slo.objective
  const { tiers, remarks } = planBurnTiers(objective, periodSeconds, changes.tiers ?? written.tiers)
  const off =
    alerting === null ? ['alerting is off: these are the alerts that it would have without `alerting: off`'] : []
  return {
    objective,
    periodSeconds,
    tiers,
    minErrors: changes.minErrors ?? written.minErrors,
    keepFiringForSeconds: written.keepFiringForSeconds ?? 0,
    remarks: [...off, ...remarks],
  }
}
