import type { AnswerOrder, ReportAnswer } from '../report-answer.js'

/** What somebody of the house says to a report that waits: that it may go out, or that it may not. */
export type DecisionKind = 'approve' | 'reject'

/** The word by which a report was let go, or was not. */
export interface Decision extends Pick<ReportAnswer, 'by' | 'at' | 'how'> {
  readonly kind: DecisionKind
  /** `null`: nothing beside. */
  readonly note: string | null
}

/** A decision that is made now. */
export interface DecisionOrder extends Omit<Decision, 'at'>, Pick<AnswerOrder, 'place' | 'initiator'> {}

/** That a revision is not sent before somebody of the house says so. */
export interface Hold {
  /** `null`: it waits. */
  readonly decision: Decision | null
}

/** A report of which it is known whether it waits. */
interface Holdable {
  readonly issuedAt: Date
  /** `null`: it was sent at its issue. */
  readonly hold: Hold | null
}

/** When a revision was sent off: at its issue, or when it was approved. `null`: it waits, or is never sent. */
export function sentOffAt({ issuedAt, hold }: Holdable): Date | null {
  if (hold === null) return issuedAt
  return hold.decision?.kind === 'approve' ? hold.decision.at : null
}
