import type { Badge } from '../../page/helpers.js'
import { formatPeriod } from '../../words/format-date.js'
import type { ReportRecordAnswer } from '../report-record-answer.js'
import type { ArchiveState } from '../archive-state.js'
import { deedsOf, type SentDeed } from './report-deed-forms.js'
import { reportAddress } from './addresses.js'

type Revision = ReportRecordAnswer['revisions'][number]

export interface ReportPageOrder {
  /** Names of receivers that take reports, those of this one first. */
  readonly receivers: readonly string[]
  /** What was just done, in words; `null`: nothing. */
  readonly said: string | null
  /** A form that was sent and could not be followed; `null`: none. */
  readonly sent: SentDeed | null
}

/** What the page of a report shows. */
export function reportPage(record: ReportRecordAnswer, { receivers, said, sent }: ReportPageOrder): object {
  const { number, report, period, revisions } = record
  const state = stateOf(record)
  return {
    ...{ number, said, mistakes: sent?.mistakes ?? [] },
    what: `${report}, ${formatPeriod(period)}`,
    state: stateBadge(state),
    deeds: deedsOf({ number, state, wasSent: revisions.some(isSent), receivers, sent }),
    revisions: revisions.map((one, index) => revisionView(one, { number, index })),
  }
}

const BADGES: Readonly<Record<ArchiveState, Badge>> = {
  waits: { tone: 'warn', text: 'waits for approval' },
  rejected: { tone: 'bad', text: 'rejected, not sent' },
  unread: { tone: 'warn', text: 'not acknowledged' },
  read: { tone: 'good', text: 'acknowledged' },
  sent: { tone: 'good', text: 'sent' },
}

/** The state of a report in words, with its colour. */
export function stateBadge(state: ArchiveState): Badge {
  return BADGES[state]
}

/** As the archive has it, of the newest revision. */
function stateOf({ revisions: [newest] }: ReportRecordAnswer): ArchiveState {
  if (newest === undefined) return 'sent'
  if (newest.approval !== null && newest.approval.decision?.kind !== 'approve')
    return newest.approval.decision === null ? 'waits' : 'rejected'
  if (newest.acknowledgements.length > 0) return 'read'
  return wasAsked(newest) ? 'unread' : 'sent'
}

/** Who is asked to acknowledge a report has a mail of their own. */
function wasAsked({ files, messages }: Revision): boolean {
  return files.some(({ recipient }) => recipient !== '') && messages.length > 0
}

function isSent({ approval }: Revision): boolean {
  return approval === null || approval.decision?.kind === 'approve'
}

const NAMES: Readonly<Record<string, string>> = { html: 'Report as a page', pdf: 'PDF', csv: 'CSV', json: 'JSON' }
/** What people read first. */
const FORMATS = Object.keys(NAMES)

function revisionView(one: Revision, { number, index }: { readonly number: string; readonly index: number }) {
  const { revision, issuedAt, configHash, version, sha256, reason, approval, files, messages, acknowledgements } = one
  const shown = files
    .map((file, at) => ({ ...file, at }))
    .filter(({ format, again, recipient }) => FORMATS.includes(format) && again === 0 && recipient === '')
    .toSorted((one, other) => FORMATS.indexOf(one.format) - FORMATS.indexOf(other.format))
  return {
    heading: `Revision ${revision}${index === 0 ? '' : ', superseded'}`,
    id: `revision-${revision}`,
    ...{ issuedAt, configHash, version, sha256, reason },
    approval: approvalWords(approval),
    files: shown.map(({ format, size, at }) => ({
      name: NAMES[format] ?? format,
      href: `${reportAddress(number)}/${revision}/${format}`,
      ...{ size: sizeText(size), bytes: size, field: `/revisions/${index}/files/${at}/size` },
    })),
    delivery: deliveryTable(messages),
    answers: acknowledgements.map(({ by, at, how, comment }) => ({ by, at, way: WAYS[how], comment })),
  }
}

const WAYS = { link: 'the link in the message', api: 'the API', cli: 'the command line', page: 'this page' } as const

function approvalWords(approval: Revision['approval']): string {
  if (approval === null) return ''
  if (approval.decision === null) return 'It waits for somebody to approve it, and nobody has been sent it.'
  const { kind, by, at, how, note } = approval.decision
  const word = kind === 'approve' ? 'Approved' : 'Rejected'
  return `${word} by ${by} on ${at.slice(0, 10)}, by ${WAYS[how]}${note === null ? '.' : `: ${note}`}`
}

function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${Math.ceil(bytes / 1000)} kB`
}

function deliveryTable(messages: Revision['messages']) {
  return {
    caption: 'To whom it was sent',
    columns: [{ title: 'To' }, { title: 'State' }, { title: 'When' }],
    rows: messages.flatMap((message) =>
      message.recipients.map(({ address, state }) => [
        { text: address, note: message.again === null ? '' : `sent again, by ${message.again.by}` },
        { badge: deliveryBadge(state, message), note: state === 'accepted' ? '' : (message.lastError ?? '') },
        message.sentAt === null ? { text: '–' } : { at: message.sentAt },
      ]),
    ),
  }
}

function deliveryBadge(state: 'pending' | 'accepted' | 'refused', { failedAt }: Revision['messages'][number]): Badge {
  if (state === 'accepted') return { tone: 'good', text: 'sent' }
  if (state === 'refused') return { tone: 'bad', text: 'refused' }
  return failedAt === null ? { tone: 'open', text: 'on its way' } : { tone: 'bad', text: 'given up' }
}
