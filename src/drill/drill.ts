import type { Links } from '../feature/service-key.js'

/** What is done in a drill. Nothing is touched in a tabletop: people talk it through. */
export const DRILL_TYPES = ['tabletop', 'simulation', 'restore', 'rollback', 'rebuild', 'failover', 'load'] as const

export type DrillType = (typeof DRILL_TYPES)[number]

/** What kind of failure is practised. */
export const FAILURE_CLASSES = ['application', 'infrastructure', 'human'] as const

export type FailureClass = (typeof FAILURE_CLASSES)[number]

/** What can be said of a drill in the order in which it happens; that it was declared and validated says nobody. */
export const MILESTONES = ['injected', 'detected', 'decided', 'restored'] as const

export type Milestone = (typeof MILESTONES)[number]

/** A command with its arguments: no shell reads it. */
export interface DrillCommand {
  readonly run: readonly string[]
  readonly timeoutSeconds: number
}

/** Something to do. */
export interface DrillStep {
  readonly text: string
  /** `null`: somebody does it by hand. */
  readonly command: DrillCommand | null
  /** Said on its own once the step is done; `injected` as it begins, so that no second of the trouble is lost. */
  readonly marks: Milestone | null
}

/** What has to be so again. */
export type DrillProbe =
  | {
      readonly kind: 'http'
      readonly url: string
      readonly status: number
      readonly bodyContains: string | null
      readonly withinSeconds: number
    }
  | { readonly kind: 'tcp'; readonly address: string; readonly withinSeconds: number }
  | {
      readonly kind: 'tls'
      readonly address: string
      readonly serverName: string | null
      readonly caFile: string | null
      /** Of its certificate, from now on. */
      readonly validForSeconds: number
      readonly withinSeconds: number
    }
  | {
      readonly kind: 'dns'
      readonly name: string
      readonly type: DnsType
      /** One of the answers; `null`: any. */
      readonly answer: string | null
      /** Asked instead of those of the machine; `null`: those. */
      readonly server: string | null
      readonly withinSeconds: number
    }
  | { readonly kind: 'promql'; readonly query: string; readonly forSeconds: number }
  | { readonly kind: 'command'; readonly command: DrillCommand }
  | {
      readonly kind: 'file'
      readonly path: string
      /** `null`: any. */
      readonly maxAgeSeconds: number | null
      /** In hexadecimal; `null`: any. */
      readonly sha256: string | null
      readonly minBytes: number
    }

export const DNS_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'SRV', 'TXT'] as const

export type DnsType = (typeof DNS_TYPES)[number]

/** A check that stops the clock. */
export interface DrillCheck {
  /** Unique within the drill. */
  readonly name: string
  readonly probe: DrillProbe
}

/** A drill that is held again and again. */
export interface Drill {
  readonly service: string
  readonly environment: string | null
  /** Labels on everything that alerts for the service. */
  readonly serviceLabels: Readonly<Record<string, string>>
  readonly links: Links
  readonly name: string
  readonly description: string | null
  /** Name of the Prometheus that conditions are asked of. */
  readonly prometheus: string
  readonly type: DrillType
  readonly failureClass: FailureClass
  /** `null`: when somebody thinks of it. */
  readonly everySeconds: number | null
  /** `null`: that of the service. */
  readonly rtoSeconds: number | null
  /** `null`: twice the recovery time objective. */
  readonly deadlineSeconds: number | null
  /** Name of the dataset of the service that is restored; `null`: none is. */
  readonly dataset: string | null
  readonly steps: readonly DrillStep[]
  readonly checks: readonly DrillCheck[]
  /** Prints how new the newest data is that came back; `null`: somebody says. */
  readonly recoveryPoint: DrillCommand | null
}

/** What drills are of a service. */
export interface DrillPart {
  readonly drills: readonly Drill[]
}

/** A drill whose times are known. */
export interface PlannedDrill extends Drill {
  readonly rtoSeconds: number
  readonly deadlineSeconds: number
}

/** What is read of a service whose drills are held. */
export interface DrilledService extends DrillPart {
  readonly name: string
  readonly targets: { readonly rtoSeconds: number; readonly drillSuccessRatio: number }
}

/** All drills: what one does not say itself is said by its service. */
export function plannedDrills(services: readonly DrilledService[]): readonly PlannedDrill[] {
  return services.flatMap(({ drills, targets }) => drills.map((drill) => planned(drill, targets.rtoSeconds)))
}

function planned(drill: Drill, targetSeconds: number): PlannedDrill {
  const rtoSeconds = drill.rtoSeconds ?? targetSeconds
  return { ...drill, rtoSeconds, deadlineSeconds: drill.deadlineSeconds ?? 2 * rtoSeconds }
}

/** How long a check has to hold before it counts. */
export function holdSecondsOf({ probe }: DrillCheck): number {
  return probe.kind === 'promql' ? probe.forSeconds : 0
}
