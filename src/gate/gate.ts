import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'

/** What is looked at before a release goes out. */
export const GATE_CHECKS = ['budget', 'agreement', 'incident', 'backup', 'drill', 'deployment', 'freeze'] as const

export type GateCheck = (typeof GATE_CHECKS)[number]

/** One thing that was looked at. */
export interface GateReason {
  readonly check: GateCheck
  readonly state: 'open' | 'closed' | 'unknown'
  /** For people. */
  readonly sentence: string
}

/** What a service says about its gate. */
export interface GateSettings {
  readonly checks: readonly GateCheck[]
  /** The gate closes where no more of an error budget is left than this share; 0: where it is spent. */
  readonly budgetLeast: number
  /** How what is not known counts. */
  readonly onUnknown: 'open' | 'closed'
  /** When nothing goes out. */
  readonly freezes: readonly MaintenanceWindow[]
}

/** What the gate is of a service. */
export interface GatePart {
  readonly gate: GateSettings
}

/** Somebody who takes it upon themselves. */
export interface GateOverride {
  /** Unique for ever. */
  readonly id: string
  readonly service: string
  readonly by: string
  readonly at: Date
  readonly until: Date
  readonly reason: string
}

/** Whether a release may go out, and why. */
export interface Gate {
  readonly state: 'open' | 'closed'
  /** Whether it is open because somebody said so, and would be closed. */
  readonly override: GateOverride | null
  /** Those that close it first, then those of which nothing is known. */
  readonly reasons: readonly GateReason[]
}

const ORDER = ['closed', 'unknown', 'open'] as const

/** One reason against it is enough; what is not known counts as the service says. */
export function judgeGate(
  reasons: readonly GateReason[],
  { onUnknown }: Pick<GateSettings, 'onUnknown'>,
  override: GateOverride | null,
): Gate {
  const has = (state: GateReason['state']) => reasons.some((reason) => reason.state === state)
  const isClosed = has('closed') || (onUnknown === 'closed' && has('unknown'))
  return {
    state: isClosed && override === null ? 'closed' : 'open',
    override: isClosed ? override : null,
    reasons: reasons.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state)),
  }
}
