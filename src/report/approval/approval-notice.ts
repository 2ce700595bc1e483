import type { Notice } from '../../notify/messages/notice.js'
import { formatInstant } from '../../words/format-date.js'
import { subjectIdOf } from '../report-answer.js'
import type { IssuedLetter } from '../sending/letter.js'
import type { Decision } from './hold.js'

/** Where somebody decides on a report that waits; `null`: nobody has said where Plimsoll is reached. */
export interface ApprovalLinks {
  readonly approveUrl: string | null
  readonly readUrl: string | null
}

type Told = Pick<IssuedLetter, 'number' | 'revision' | 'report' | 'period' | 'organisation' | 'title' | 'headline'>

interface Waiting extends ApprovalLinks {
  readonly at: Date
  /** Names of those who would get it. */
  readonly to: readonly string[]
}

/** What those who approve are told of a report that waits. */
export function waitingNotice(letter: Told, { at, to, approveUrl, readUrl }: Waiting): Notice {
  const { number } = letter
  const shown = (text: string, url: string | null) => (url === null ? [] : [{ text, url }])
  return {
    ...frameOf(letter, at),
    type: 'report.waiting',
    tone: 'open',
    status: 'Waits for approval',
    sentence: `It is not sent to ${to.join(', ')} before somebody approves it. It says: ${letter.headline}`,
    facts: factsOf(letter),
    links: [...shown('Read it', readUrl), ...shown('Approve it', approveUrl)],
    footnote: `Plimsoll, ${letter.organisation}. Look at it with: plimsoll report show ${number} --files FOLDER; then plimsoll report approve ${number}, or reject ${number} --note WHY`,
    isOpen: true,
    data: { ...dataOf(letter), to, decision: null },
  }
}

/** What those who were asked to approve hear once it is decided. */
export function decidedNotice(
  letter: Told,
  { to, zone, decision }: { readonly to: readonly string[]; readonly zone: string; readonly decision: Decision },
): Notice {
  const isApproved = decision.kind === 'approve'
  const { by, at, note } = decision
  const became = isApproved ? `It goes to ${to.join(', ')}.` : 'It is not sent.'
  const said = note === null ? '' : ` They say: ${note}`
  return {
    ...frameOf(letter, at),
    type: isApproved ? 'report.approved' : 'report.rejected',
    tone: isApproved ? 'good' : 'bad',
    status: isApproved ? 'Approved' : 'Rejected',
    sentence: `By ${by}, on ${formatInstant(at, zone)}. ${became}${said}`,
    facts: factsOf(letter),
    links: [],
    footnote: `Plimsoll, ${letter.organisation}.`,
    isOpen: false,
    data: { ...dataOf(letter), to, decision },
  }
}

function frameOf(letter: Told, at: Date) {
  const { number, report, period, organisation } = letter
  const subject = { kind: 'report', id: subjectIdOf(letter) }
  return { organisation, at, subject, title: `Report ${number}: ${report}, ${period.label}` }
}

function factsOf({ number, revision, title }: Told) {
  return [
    { label: 'Number', value: `${number}, revision ${revision}` },
    { label: 'Title', value: title },
  ]
}

function dataOf({ number, revision, report, period, headline }: Told) {
  return { report: { number, revision, name: report, period: period.label }, headline }
}
