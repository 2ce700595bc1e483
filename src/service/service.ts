import type { Dataset } from '../backup/dataset.js'
import type { Agreement } from '../sla/agreement.js'
import type { Links, Slo } from '../slo/slo.js'

/** What the organisation aims for, in seconds. */
export interface Targets {
  readonly rtoSeconds: number
  /** Maximum tolerable downtime; `null`: nobody says. */
  readonly mtdSeconds: number | null
  readonly rpoSeconds: number
  readonly mttdSeconds: number
  readonly mttrSeconds: number
}

/** One service, with what was promised for it. */
export interface Service {
  readonly name: string
  /** Former name, whose history goes on; `null`: it has had none. */
  readonly renamedFrom: string | null
  readonly description: string | null
  readonly team: string | null
  readonly tier: number | null
  readonly environment: string | null
  /** Those of the organisation where the service has none of its own. */
  readonly targets: Targets
  readonly dependsOn: readonly string[]
  readonly links: Links
  readonly slos: readonly Slo[]
  readonly agreements: readonly Agreement[]
  readonly datasets: readonly Dataset[]
}

/** Somebody to call. */
export interface Contact {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  /** Day (midnight in UTC) on which somebody last made sure that it is right; `null`: never. */
  readonly verified: Date | null
}

export interface Team {
  readonly name: string
  readonly receivers: { readonly page: string | null; readonly ticket: string | null }
  /** Name of the policy of its incidents; `null`: nobody else is told. */
  readonly escalationPolicy: string | null
  readonly contacts: readonly Contact[]
}
