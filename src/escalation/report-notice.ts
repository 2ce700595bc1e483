import type { Notice } from '../notify/messages/notice.js'
import type { ReportAnswer } from '../report/report-answer.js'
import { formatInstant } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import type { Told } from './escalated-subject.js'

/** A report that somebody was asked to acknowledge. */
export interface UnansweredReport {
  readonly id: string
  readonly number: string
  readonly revision: number
  readonly report: string
  readonly period: string
  readonly issuedAt: Date
  readonly dueAt: Date
  /** IANA zone that mail shows times in. */
  readonly zone: string
  /** Addresses that were asked and have said nothing. */
  readonly waitingFor: readonly string[]
  /** The first acknowledgement; `null`: there is none. */
  readonly answered: ReportAnswer | null
}

const MOST_NAMES = 5

/** What messages say of a report that nobody has acknowledged in time, or that somebody has. */
export function reportNotice(
  organisation: string,
  one: UnansweredReport,
  { told, url }: { readonly told: Told; readonly url: string | null },
): Notice {
  const isOpen = told.kind === 'unacknowledged'
  const { number, revision, report, period, issuedAt, dueAt, zone } = one
  return {
    ...{ organisation, isOpen, at: told.at },
    type: `report.${isOpen ? 'unacknowledged' : 'acknowledged'}`,
    subject: { kind: 'report', id: one.id },
    tone: isOpen ? 'bad' : 'good',
    status: isOpen ? 'Not acknowledged' : 'Acknowledged',
    title: `Report ${number}: ${report}, ${period}`,
    sentence: isOpen ? unanswered(one, told) : answeredSentence(one),
    facts: [
      { label: 'Number', value: `${number}, revision ${revision}` },
      { label: 'Issued', value: formatInstant(issuedAt, zone) },
      { label: 'To be acknowledged by', value: formatInstant(dueAt, zone) },
    ],
    links: url === null ? [] : [{ text: 'Acknowledge', url }],
    footnote: footnoteOf(organisation, one, told),
    data: {
      report: { number, revision, name: report, period, issued: issuedAt, due: dueAt, waiting_for: one.waitingFor },
      acknowledged: one.answered === null ? null : { by: one.answered.by, at: one.answered.at },
      escalation: told.escalation,
    },
  }
}

function unanswered({ waitingFor, dueAt }: UnansweredReport, { at }: Told): string {
  const late = Math.floor((at.getTime() - dueAt.getTime()) / 60_000) * 60
  const since = late < 60 ? 'the time to do so is over' : `it is ${formatSpan(late)} late`
  return `Nobody has acknowledged this report, and ${since}. Asked were ${namesOf(waitingFor)}.`
}

function answeredSentence({ answered, zone }: UnansweredReport): string {
  if (answered === null) return 'Somebody has acknowledged this report.'
  const comment = answered.comment === null ? '' : ` They say: ${answered.comment}`
  return `${answered.by} has acknowledged this report on ${formatInstant(answered.at, zone)}.${comment}`
}

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'those who get it'
  const more = names.length - MOST_NAMES
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function footnoteOf(organisation: string, { number }: UnansweredReport, { escalation, kind }: Told): string {
  const step =
    escalation === null ? '' : `, step ${escalation.step} of ${escalation.steps} of the policy ${escalation.policy}`
  const how = kind === 'unacknowledged' ? ` Acknowledge with: plimsoll report acknowledge ${number}` : ''
  return `Plimsoll, ${organisation}${step}.${how}`
}
