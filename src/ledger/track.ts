import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { MinuteValues } from './minute-values.js'
import type { Target, TargetKind } from './target.js'

/** Why series of a grouped target are not counted. */
export type LeftOutReason = 'no_group_label' | 'too_many_groups'

/** Told of each series of a target that is not counted, and why: never silently. */
export type OnLeftOut = (target: Target, reason: LeftOutReason) => void

/** A portion of answers on its way into the ledger. */
interface Portion {
  readonly targets: readonly Target[]
  readonly values: MinuteValues
  /** Every minute before it has been asked for once this portion is in. */
  readonly watermark: Date
  readonly steps: Steps
  readonly onLeftOut: OnLeftOut
}

/** One kind of thing that the ledger keeps: how it is asked for, and how the answers are kept. */
export interface Track {
  readonly kind: TargetKind
  /** Its targets at one Prometheus, as they stand in the store. */
  load(db: Database): Promise<readonly Target[]>
  /** Rows, then watermark: runs within one transaction. Tells the steps `ingest:merged` and `ingest:rows-written`. */
  keep(db: Database, portion: Portion): Promise<void>
}
