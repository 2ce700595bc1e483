import type { Place } from './place.js'

/** What a tool says of one deployment. */
export interface ToolReport {
  readonly place: Place
  /** `started`: it begins to reach users; `finished`: all of them; `failed`: the tool gave up; `other`: nothing that concerns users. */
  readonly phase: 'started' | 'finished' | 'failed' | 'other'
  /** What the tool calls it; of a tool whose deployments have no ids, the place: its newest is told apart by the version. */
  readonly origin: string
  readonly hasId: boolean
  readonly version: string
  /** When it began, as far as the tool says so, else `at`. */
  readonly startedAt: Date
  /** When what is told of came to be. */
  readonly at: Date
  /** Who has it deployed. */
  readonly by: string
  readonly committedAt: Date | null
  /** What the tool said of it, such as `in_progress`. */
  readonly said: string
}

/** What a delivery comes to; text: why it cannot be read. */
export type ReadDelivery = ToolReport | { readonly other: string } | string

/** Our own limits: what is longer was not meant. */
export function shortened(text: string): string {
  return text.slice(0, 200)
}
