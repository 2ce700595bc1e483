import type { Deployment, SloFinding } from './deployment.js'
import type { Delivery } from './intake/delivery.js'
import type { Courses } from './watch/courses.js'

/** What a receiver was told of a deployment. */
export interface DeploymentMessage {
  readonly told: 'degraded' | 'rolled_back'
  readonly receiver: string
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  readonly sentAt: Date | null
  readonly lastError: string | null
}

/** A deployment with everything that is known of it. */
export interface DeploymentDetails {
  readonly deployment: Deployment
  readonly findings: readonly SloFinding[]
  readonly courses: Courses
  readonly messages: readonly DeploymentMessage[]
  /** Newest first. */
  readonly deliveries: readonly Delivery[]
  /** `null`: it stands. */
  readonly timeToRollBackSeconds: number | null
  /** `null`: no commit is known. */
  readonly leadTimeSeconds: number | null
}

/** From one instant to another; what ended before it began, by clocks that differ, took no time. */
export function secondsBetween(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : Math.max(0, to.getTime() - from.getTime()) / 1000
}
