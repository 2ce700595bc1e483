import type { DatasetPart } from '../backup/dataset.js'
import type { DeploymentPart } from '../deployment/deployment.js'
import type { DrillPart } from '../drill/drill.js'
import type { Links } from '../feature/service-key.js'
import type { GatePart } from '../gate/gate.js'
import type { AgreementPart } from '../sla/agreement.js'
import type { SloPart } from '../slo/slo.js'

/** What the organisation aims for; times in seconds. */
export interface Targets {
  readonly rtoSeconds: number
  /** Maximum tolerable downtime; `null`: nobody says. */
  readonly mtdSeconds: number | null
  readonly rpoSeconds: number
  readonly mttdSeconds: number
  /** `null`: none is set. */
  readonly mttaSeconds: number | null
  readonly mttrSeconds: number
  /** Share of drills that are passed. */
  readonly drillSuccessRatio: number
}

/** A service, whatever was promised for it. */
interface ServiceFrame {
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
  /** Labels of all of its alerts: those that people added, its team and its tier. */
  readonly labels: Readonly<Record<string, string>>
}

/** One service, with what each feature makes of its keys in the service's file. */
export interface Service
  extends ServiceFrame, SloPart, AgreementPart, DatasetPart, DeploymentPart, DrillPart, GatePart {}

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
