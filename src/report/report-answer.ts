import type { ReportPlace } from './report-number.js'

/** What is asked of people: to say that they have read a report, or that it may go out. */
export type AnswerKind = 'acknowledge' | 'approve'

/** What somebody said to a revision of a report. */
export interface ReportAnswer {
  readonly kind: AnswerKind
  readonly by: string
  readonly at: Date
  /** The way by which it was said. */
  readonly how: 'link' | 'api' | 'cli'
  /** `null`: nothing beside. */
  readonly comment: string | null
}

/** An answer that is given now. */
export interface AnswerOrder extends Omit<ReportAnswer, 'at'> {
  readonly place: ReportPlace
}

/** A revision as the subject of links, escalations and messages: `2026-000042/1`. */
export function subjectIdOf({ number, revision }: ReportPlace): string {
  return `${number}/${revision}`
}

/** `null`: that is no revision of a report. */
export function placeOfSubject(id: string): ReportPlace | null {
  const [, number, revision] = /^(\d{4}-\d{6,})\/(\d+)$/.exec(id) ?? []
  return number === undefined || revision === undefined ? null : { number, revision: Number(revision) }
}
