import type { CalendarUnit } from '../calendar/period.js'
import type { Links } from '../feature/service-key.js'
import type { ObjectiveKey } from '../slo/counts.js'
import type { Money } from './money.js'
import type { NoDataPolicy, Terms } from './terms.js'

/** Credit owed when the achieved ratio is below `below`. Both ratios in (0, 1]. */
export interface CreditTier {
  readonly below: number
  readonly credit: number
}

export interface Credits {
  /** `null`: credits are shown as a share only. */
  readonly monthlyFee: Money | null
  /** In any order; of those that apply the highest credit counts. */
  readonly tiers: readonly CreditTier[]
  /** Ratio in (0, 1]. */
  readonly cap: number
}

/** Which maintenance does not count against an agreement. */
export interface MaintenanceExclusion {
  /** Seconds between the announcement and the beginning, at least. */
  readonly minNoticeSeconds: number
  /** Most that is excluded in a calendar period, in the zone of the agreement; `null`: no limit. */
  readonly cap: { readonly durationSeconds: number; readonly per: CalendarUnit } | null
}

/** Who must answer for a breach, and by when; both `null`: nobody is asked. */
export interface BreachAnswer {
  /** Escalation policy (by name) for breaches that nobody acknowledges; `null`: none. */
  readonly escalationPolicy: string | null
  /** How long after its notice a breach may go unacknowledged; `null`: for ever. */
  readonly acknowledgeWithinSeconds: number | null
}

/** A service level agreement as the program works with it. */
export interface Agreement {
  readonly service: string
  readonly name: string
  readonly environment: string | null
  readonly customer: string | null
  readonly description: string | null
  /** What the contract says. */
  readonly terms: Terms
  /** Whose events are counted, in the order of `terms.combine`; one where nothing is combined. */
  readonly members: readonly ObjectiveKey[]
  readonly onBreach: BreachAnswer
  /** Ratio in (0, 1]. A result equal to it is met. */
  readonly objective: number
  /** Whose events are counted. */
  readonly key: ObjectiveKey
  readonly slo: string
  /** First instant at which it holds; `null`: since ever. */
  readonly from: Date | null
  /** First instant at which it holds no more; `null`: for ever. */
  readonly until: Date | null
  readonly noData: NoDataPolicy
  readonly exclusions: {
    /** `null`: maintenance counts like any other time. */
    readonly scheduledMaintenance: MaintenanceExclusion | null
  }
  /** `null`: nothing is owed. */
  readonly credits: Credits | null
  /** Labels of its service, on the alerts about it. */
  readonly serviceLabels: Readonly<Record<string, string>>
  readonly links: Links
}

/** What agreements are of a service. */
export interface AgreementPart {
  readonly agreements: readonly Agreement[]
}
