import type { Semantics } from '../semantics.js'

/** On what the answer to a control rests. */
export type Proof =
  | { readonly kind: 'metric'; /** PromQL. */ readonly query: string }
  | Attestation
  /** It is asked for, and nobody said who knows. */
  | { readonly kind: 'none' }

/** Somebody says that it is so, for a while. */
export interface Attestation {
  readonly kind: 'attested'
  /** Who says so. */
  readonly by: string
  /** From then on it holds no more. */
  readonly expires: Date
  /** Where it is written; `null`: nobody says. */
  readonly reference: string | null
}

/** Where backups of one type, or a copy, are told of: each as of a dataset. */
export interface PartSource {
  readonly lastSuccess: string
  readonly semantics: Semantics
  readonly scrapeIntervalSeconds: number
  readonly expectedDurationSeconds: number
}

/** Something that has to be so of a dataset, and by what it is known. */
export type ControlPlan =
  | {
      readonly control: 'backup_type' | 'copy'
      /** Name of the type or copy. */
      readonly part: string
      readonly maxAgeSeconds: number
      readonly source: PartSource
    }
  | {
      readonly control: 'retention'
      readonly keepSeconds: number
      /** As a metric: Unix seconds of the oldest recovery point that is kept. */
      readonly proof: Proof
    }
  | {
      readonly control: 'recovery_points'
      /** How many have to be kept. */
      readonly leastPoints: number
      /** As a metric: how many are. */
      readonly proof: Proof
    }
  | {
      readonly control: 'encryption' | 'immutability'
      /** As a metric: each value is 0 where it is not so, and another number where it is. */
      readonly proof: Proof
    }
  | {
      readonly control: 'restore_test' | 'restore_time'
      /** Name of the drill of the service. */
      readonly drill: string
      /** How long a drill that was passed proves it. */
      readonly everySeconds: number
    }
