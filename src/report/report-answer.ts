import type { Answer } from '../event/answer.js'
import type { Initiator } from '../audit/initiator.js'
import type { ReportPlace } from './report-number.js'
import type { AcknowledgeSettings } from './report-settings.js'

/** What somebody said to a revision of a report. */
export interface ReportAnswer extends Answer {
  /** That they have read it. */
  readonly kind: 'acknowledge'
}

/** An answer that is given now. */
export interface AnswerOrder extends Omit<ReportAnswer, 'at' | 'kind'> {
  readonly place: ReportPlace
  readonly initiator: Initiator
}

/** When an answer to what was issued is late. */
export function dueAt(issuedAt: Date, { withinSeconds }: AcknowledgeSettings): Date {
  return new Date(issuedAt.getTime() + withinSeconds * 1000)
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
