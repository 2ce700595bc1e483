import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { MinuteValues } from './read-minutes.js'
import type { Target, TargetKind } from './target.js'

/** A portion of answers on its way into the ledger. */
interface Portion {
  readonly targets: readonly Target[]
  readonly values: MinuteValues
  /** Every minute before it has been asked for once this portion is in. */
  readonly watermark: Date
  readonly steps: Steps
}

/** One kind of thing that the ledger keeps: how it is asked for, and how the answers are kept. */
export interface Track {
  readonly kind: TargetKind
  /** Its targets at one Prometheus, as they stand in the store. */
  load(db: Database): Promise<readonly Target[]>
  /** Rows, then watermark: runs within one transaction. Tells the steps `ingest:merged` and `ingest:rows-written`. */
  keep(db: Database, portion: Portion): Promise<void>
}
