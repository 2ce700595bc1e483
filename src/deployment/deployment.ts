import type { CanaryLabels } from './canary/canary-schema.js'
import type { Bin } from './guard/bin.js'
import type { GuardResult, GuardVerdict } from './guard/judge-deployment.js'
import type { Place } from './intake/place.js'

/** How a version comes to its users. */
export const STRATEGIES = ['in_place', 'blue_green', 'canary', 'flag'] as const

export type Strategy = (typeof STRATEGIES)[number]

/** What the guard found in one objective. */
export interface SloFinding extends Omit<GuardResult, 'verdict'> {
  readonly slo: string
  /** `null`: nothing speaks against the deployment so far. */
  readonly verdict: GuardVerdict | null
  /** Of the two hours before; of a canary, what all others of the service did meanwhile. */
  readonly before: Bin
  /** From the first whole minute after the marker on. */
  readonly after: Bin
  /** Seconds from the first whole minute after the marker to the first page on its budget; `null`: none fired by the look that this is said of. */
  readonly pagedAfterSeconds: number | null
  /** Minutes after the marker of which nothing is known. */
  readonly unknownMinutes: number
}

/** What came of the watch. */
export interface Judgement {
  readonly verdict: GuardVerdict
  readonly at: Date
  readonly findings: readonly SloFinding[]
}

/** A version that was brought to users. */
export interface Deployment {
  /** Unique for ever. */
  readonly id: string
  readonly service: string
  /** `null`: the service has none. */
  readonly environment: string | null
  readonly version: string
  readonly strategy: Strategy
  /** By which its series are told from all others of the service, with which it is then compared; `null`: it is judged by all, after and before. */
  readonly canary: CanaryLabels | null
  /** When its newest commit was made; `null`: nobody has said. */
  readonly committedAt: Date | null
  /** What the tool calls it that has told of it, such as `github:shop/checkout#81`; `null`: it was said by API. */
  readonly origin: string | null
  /** The marker: when it began to reach users. */
  readonly startedAt: Date
  readonly startedBy: string
  /** `null`: nobody has said that it is done. */
  readonly finishedAt: Date | null
  /** Up to when it is watched: the bake time, or the next deployment of the service. */
  readonly watchedTo: Date
  /** `null`: it is watched. */
  readonly judgement: Judgement | null
  /** `null`: it stands. */
  readonly rolledBack: { readonly at: Date; readonly by: string } | null
}

/** What a service says about its deployments. */
export interface DeploymentSettings {
  readonly bakeSeconds: number
  /** Names of the objectives that are looked at; `null`: all whose events are counted. */
  readonly slos: readonly string[] | null
  /** Names of the receivers that are told of one that made things worse. */
  readonly onDegraded: readonly string[]
  /** Where tools deploy it: what they tell of these places begins its deployments. */
  readonly from: readonly Place[]
}

/** What deployments are of a service. */
export interface DeploymentPart {
  readonly deployments: DeploymentSettings
}

/** How a deployment stands, in one word. */
export const STATES = ['watched', 'degraded', 'healthy', 'inconclusive', 'rolled_back'] as const

export type DeploymentState = (typeof STATES)[number]

export function stateOf(isRolledBack: boolean, verdict: GuardVerdict | null): DeploymentState {
  return isRolledBack ? 'rolled_back' : (verdict ?? 'watched')
}
