import type { Config } from '../../src/config/config.js'
import type { Database } from '../../src/store/database.js'

/** A daemon that works, and a second way into its store, through which a route gets something to change. */
export interface StateWorld {
  readonly url: string
  readonly database: Database
  readonly config: Config
  readonly now: Date
}

/** A request that changes something. */
export interface StateChange {
  /** With all of its parameters filled in. */
  readonly path: string
  /** JSON. */
  readonly body?: object
  /** What a browser sends of a form. */
  readonly form?: Readonly<Record<string, string>>
  /** Beside those that the body brings. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Makes what the change is about, and says how to ask for it. */
export type Prepare = (world: StateWorld) => Promise<StateChange>

/** A route that keeps something and leaves no entry, and why. */
export interface UnloggedChange {
  readonly why: string
  readonly prepare: Prepare
}
