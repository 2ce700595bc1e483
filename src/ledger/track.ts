import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { MinuteValues } from './minute-values.js'
import type { Refusal } from './plausible.js'
import type { Rivalry } from './rivalry.js'
import type { UnreadableHour } from './unreadable-store.js'
import type { Target, TargetKind } from './target.js'

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
  /** Its targets at one Prometheus, as they stand in the store. */
  load(db: Database): Promise<readonly Target[]>
  /** Rows, then watermark: runs within one transaction. Tells the steps `ingest:merged` and `ingest:rows-written`. */
  keep(db: Database, portion: Portion): Promise<void>
}
