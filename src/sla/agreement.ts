import type { Links } from '../feature/service-key.js'
import type { ObjectiveKey } from '../slo/counts.js'
import type { Terms } from './terms.js'

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
  /** Whose events are counted. */
  readonly key: ObjectiveKey
  readonly slo: string
  /** First instant at which it holds; `null`: since ever. */
  readonly from: Date | null
  /** First instant at which it holds no more; `null`: for ever. */
  readonly until: Date | null
  /** Labels of its service, on the alerts about it. */
  readonly serviceLabels: Readonly<Record<string, string>>
  readonly links: Links
}

/** What agreements are of a service. */
export interface AgreementPart {
  readonly agreements: readonly Agreement[]
}
