import type { Control } from './control.js'
import type { Judgement } from './finding.js'

/** A control with how it stands. */
export interface ControlStanding {
  readonly control: Control
  readonly judgement: Judgement
  /** When it was judged. */
  readonly judgedAt: Date
  /** Since when it has been judged the same, without a gap; `null`: it was never judged before. */
  readonly since: Date | null
}
