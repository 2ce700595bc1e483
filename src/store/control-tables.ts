import type { Generated } from 'kysely'

/** Tables of `control/`. Instants are Unix seconds (UTC). */
export interface ControlTables {
  control_stretch: ControlStretchTable
}

/** One row for each stretch of time in which a control stood the same, kept for ever. */
export interface ControlStretchTable {
  id: Generated<number>
  service: string
  dataset: string
  control: string
  /** '' where it is about the dataset as a whole. */
  part: string
  status: string
  from_at: number
  /** When it was last judged so. */
  judged_at: number
  /** Reason and figures of then, as JSON. */
  finding: string
}
