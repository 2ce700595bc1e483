import type { Placed } from './build.js'
import type { ForeignReport } from './foreign-report.js'

/** Labels or annotations of our language, by name. */
export type Texts = Readonly<Record<string, Placed>>

/** What an SLO of a foreign file says about its alerts, in our terms. */
export interface AlertingPart {
  readonly labels: Texts
  readonly annotations: Texts
  readonly missing: Placed | null
  readonly tiers: Placed | null
  readonly page: AlertAdditions
  readonly ticket: AlertAdditions
}

export interface AlertAdditions {
  readonly labels: Texts
  readonly annotations: Texts
}

/** One SLO of a foreign file in our terms. `null` parts are not written, so our defaults hold. */
export interface SloPart {
  /** Where it stands. */
  readonly at: Placed
  readonly name: Placed
  readonly description: Placed | null
  readonly objective: Placed | null
  readonly period: Placed | null
  /** On its alerts and `slo_info`. */
  readonly labels: Texts
  readonly groupBy: Placed | null
  readonly indicator: Placed
  /** `null`: no alerts. */
  readonly alerting: AlertingPart | null
}

/** What one document says about one service. Several documents may speak of the same one. */
export interface ServicePart {
  /** Where it stands. */
  readonly at: Placed
  readonly name: Placed
  /** As it is called in the foreign file: two services must not become one. */
  readonly originalName: string
  readonly description: Placed | null
  readonly team: Placed | null
  readonly tier: Placed | null
  readonly labels: Texts
  readonly slos: readonly SloPart[]
}

/** A part of a service, and the reports of all objects that it was made of. */
export interface OwnedPart {
  readonly part: ServicePart
  readonly reports: ReadonlySet<ForeignReport>
}

/** Nothing added. */
export const NO_ADDITIONS: AlertAdditions = { labels: {}, annotations: {} }
