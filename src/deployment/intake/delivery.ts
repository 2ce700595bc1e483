import type { Tool } from './place.js'

/** What became of a delivery. */
export const DELIVERY_OUTCOMES = ['started', 'finished', 'noted', 'known', 'late', 'unmatched'] as const

export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number]

/** What a tool has told, and what became of it. */
export interface Delivery {
  /** SHA-256 of its body: what comes again is the same. */
  readonly id: string
  readonly tool: Tool
  readonly receivedAt: Date
  /** Address of the other end. */
  readonly sender: string
  /** What it was about, such as `in_progress of shop/checkout to production`. */
  readonly subject: string
  readonly outcome: DeliveryOutcome
  /** For people. */
  readonly sentence: string
  /** Ids of the deployments that it has begun or changed. */
  readonly deployments: readonly string[]
}
