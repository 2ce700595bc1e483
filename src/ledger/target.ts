import type { Steps } from '../shared/steps.js'
import type { Reader, Transaction } from '../store/database.js'
import type { MinuteValues } from './minute-values.js'
import type { Refusal } from './plausible.js'
import type { Rivalries, Rivalry } from './rivalry.js'
import type { UnreadableHour } from './unreadable-store.js'

/** What is ingested minute by minute: an objective or a dataset, as its row in the store says it stands. */
export interface Target {
  /** Id of its row. */
  readonly id: number
  /** '' for none. */
  readonly environment: string
  readonly service: string
  /** Of the SLO or dataset. */
  readonly name: string
  /** PromQL from raw metrics, one per recorded series of its kind, in the same order. */
  readonly raw: () => readonly string[]
  /** Hash of what defines its numbers; '' for datasets. */
  readonly definitionHash: string
  readonly historyFrom: Date
  /** Since when its numbers are made of what `definitionHash` names. */
  readonly definedSince: Date
  /** Every minute before it has been asked for; `null`: nothing was asked yet. */
  readonly watermark: Date | null
  readonly division: Division
  /** Whether errors are a difference of counters, see `isSigned`. */
  readonly isSigned: boolean
  /** Stretches in which several series told of its values. */
  readonly rivalries: Rivalries
}

/** How a target is divided into groups that have rows of their own. */
export interface Division {
  /** Labels that divide it; empty: it is one whole. */
  readonly by: readonly string[]
  /** Rows that its groups have by now, by key. */
  readonly rows: ReadonlyMap<string, number>
  /** Labels that divided it before: series that carry one of them were recorded under an older configuration. */
  readonly formerly: readonly string[]
}

/** Of a target that is one whole. */
export const undivided: Division = { by: [], rows: new Map(), formerly: [] }

/** How targets of one kind are asked for. */
export interface TargetKind {
  /** Recorded series of one target; a minute is known when all of them are. */
  readonly recorded: readonly string[]
  /** Label that carries the target's name. */
  readonly nameLabel: string
  /** What a value is multiplied by: 60 makes a minute's count of a rate per second. */
  readonly factor: number
  /**
   * Whether the values of a minute (its start in ms) can be true.
   *
   * @returns `null`: they can
   */
  readonly judge: (
    values: readonly number[],
    of: { readonly minute: number; readonly isSigned: boolean },
  ) => Refusal | null
}

/** Why series of a grouped target are not counted. */
export type LeftOutReason = 'no_group_label' | 'too_many_groups'

/** Told of each series of a target that is not counted, and why: never silently. */
export type OnLeftOut = (target: Target, reason: LeftOutReason) => void

/** Told of each minute (its start in ms) of which a target's source said something that is not taken: never silently. */
export type OnRefused = (target: Target, minute: number, refusal: Refusal) => void

/** A portion of answers on its way into the ledger. */
interface Portion {
  readonly targets: readonly Target[]
  readonly values: MinuteValues
  /** Stretches of several series that the answers told of, per target id and group. */
  readonly rivalries: ReadonlyMap<number, ReadonlyMap<string, Rivalry>>
  /** Minutes that are known stay as they are. */
  readonly fillsOnly: boolean
  /** Every minute before it has been asked for once this portion is in. */
  readonly watermark: Date
  readonly steps: Steps
  readonly onLeftOut: OnLeftOut
  readonly onUnreadable: (hour: UnreadableHour) => void
}

/** One kind of thing that the ledger keeps: how it is asked for, and how the answers are kept. */
export interface Track {
  /** Where its targets have their rows. */
  readonly table: 'objective' | 'dataset'
  readonly kind: TargetKind
  /** See `planIngest`. */
  readonly againEverySeconds: number
  /** Its targets at one Prometheus, as they stand in the store. */
  load(db: Reader): Promise<readonly Target[]>
  /** Rows, then watermark: runs within one transaction. Tells the steps `ingest:merged` and `ingest:rows-written`. */
  keep(db: Transaction, portion: Portion): Promise<void>
}
