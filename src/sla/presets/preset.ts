import type { RawMap } from '../../yaml/raw.js'

/** A published contract, as an agreement would be written. */
export interface Preset {
  /** As people call it. */
  readonly title: string
  /** Date of the text that was followed; `null`: it bears none. */
  readonly version: string | null
  readonly link: string
  /** Its terms in the words of the configuration. An agreement adds what a provider cannot know: whose events, and what is paid. */
  readonly words: RawMap
  readonly clauses: readonly Clause[]
  readonly example: WorkedExample
}

/** What a text says, and where that went. */
export interface Clause {
  readonly says: string
  /** Key under which it stands; `null`: it cannot be written, or was left to the agreement. */
  readonly key: string | null
  /** Whether it was read in the text; what was not is what most such contracts say. */
  readonly verified: boolean
}

/** Minutes alike in a row: how many, events and errors of each. */
export type Run = readonly [minutes: number, events: number, errors: number]

/** A period computed on paper. */
export interface WorkedExample {
  /** What the agreement adds to the preset. */
  readonly adds: RawMap
  /** First and last instant of the period, of which the test is that it is one. */
  readonly from: string
  readonly to: string
  /** By member, from the beginning of the period; what follows is without errors. */
  readonly minutes: readonly (readonly Run[])[]
  readonly exclusions?: readonly ExampleExclusion[]
  /** Of recovery: how long each took, and how much data it lost, in seconds. */
  readonly recoveries?: readonly (readonly [recovery: number, loss: number])[]
  /** Minutes in, arithmetic, result out. */
  readonly paper: string
  /** An exact fraction. */
  readonly achieved: string
  readonly verdict: 'met' | 'breached'
  /** `null`: nothing is owed, or the preset has no credits. */
  readonly credit: { readonly share: string; readonly amount: string } | null
}

export interface ExampleExclusion {
  readonly kind: 'scheduled_maintenance' | 'customer_caused'
  readonly from: string
  readonly to: string
  readonly announced: string
}

/** A clause that was read in the text. */
export function read(says: string, key: string | null): Clause {
  return { says, key, verified: true }
}

/** A clause that was not: its version is not known, or the text was not at hand. */
export function unread(says: string, key: string | null): Clause {
  return { says, key, verified: false }
}
