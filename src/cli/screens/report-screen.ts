import { sentOffAt } from '../../report/approval/hold.js'
import { reasonOf } from '../../report/correction.js'
import type { ListedReport } from '../../report/issued-reports-read-store.js'
import type { ReportRecord, RevisionRecord, SentMessage } from '../../report/report-record.js'
import { formatInstant } from '../../words/format-date.js'

/** In which zone each report is told of, by its name. */
export type ZoneOf = (report: string) => string

/** One line per revision that was issued: its number, when, why it was, and what took its place. */
export function renderReportList(reports: readonly ListedReport[], zoneOf: ZoneOf): string {
  if (reports.length === 0) return 'No report was issued.\n'
  const newest = new Map(reports.map(({ number, revision }) => [number, revision]))
  return reports
    .map((one) => `${one.number}  ${lineOf(one, newest.get(one.number) ?? one.revision, zoneOf)}\n`)
    .join('')
}

function lineOf(
  { report, period, revision, issuedAt, correction, hold }: ListedReport,
  last: number,
  zoneOf: ZoneOf,
): string {
  const zone = zoneOf(report)
  const standing = standingOf({ revision, issuedAt, hold }, { last, zone })
  const why = correction === null ? '' : `; corrects revision ${revision - 1}: ${reasonOf(correction, zone)}`
  return `${report} ${period} revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}${why}`
}

/** `stands`, `held, waits for approval since 1 November`, `superseded by revision 2`. */
function standingOf(
  { revision, issuedAt, hold }: Pick<ListedReport, 'revision' | 'issuedAt' | 'hold'>,
  { last, zone }: { readonly last: number; readonly zone: string },
): string {
  const isSent = sentOffAt({ issuedAt, hold }) !== null
  if (revision < last) return `superseded by revision ${revision + 1}${isSent ? '' : ', never sent'}`
  if (isSent) return 'stands'
  if (hold?.decision === null) return `held, waits for approval since ${formatInstant(issuedAt, zone)}`
  return 'rejected, not sent'
}

function decisionLines(hold: ListedReport['hold'], zone: string): readonly string[] {
  const decision = hold?.decision ?? null
  if (decision === null) return []
  const { kind, by, at, how, note } = decision
  const word = kind === 'approve' ? 'Approved' : 'Rejected'
  return [`  ${word}   ${by} on ${formatInstant(at, zone)}, by ${WAYS[how]}${saidBeside(note)}`]
}

function saidBeside(text: string | null): string {
  return text === null ? '' : `: ${text.replace(/\s+/g, ' ')}`
}

/** All that is known of a report, revision by revision. */
export function renderReportRecord(record: ReportRecord, zoneOf: ZoneOf): string {
  const zone = zoneOf(record.report)
  const last = record.revisions.at(-1)?.revision ?? 1
  const revisions = record.revisions.map((one) => renderRevision(one, { last, zone }))
  return `Report ${record.number}: ${record.report} ${record.period}\n${revisions.join('')}`
}

function renderRevision(one: RevisionRecord, { last, zone }: { readonly last: number; readonly zone: string }): string {
  const { revision, issuedAt, correction, hash, configHash, version, files, deliveries, answers } = one
  const standing = standingOf({ revision, issuedAt, hold: one.hold }, { last, zone })
  return [
    '',
    `Revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}`,
    ...(correction === null ? [] : [`  Why        ${reasonOf(correction, zone)}`]),
    `  SHA-256    ${hash}`,
    `  Made by    Plimsoll ${version}, configuration ${configHash.slice(0, 12)}`,
    ...files.map(({ format, recipient, again, sha256, size }) => {
      const whose = `${recipient === '' ? '' : ` for ${recipient}`}${again === 0 ? '' : `, sent again (${again})`}`
      return `  File       ${format.padEnd(4)} ${String(size).padStart(8)} bytes  ${sha256}${whose}`
    }),
    ...decisionLines(one.hold, zone),
    ...deliveries.flatMap((delivery) => deliveryLines(delivery, zone)),
    ...answers.map(({ by, at, how, comment }) => {
      return `  Read       ${by} on ${formatInstant(at, zone)}, by ${WAYS[how]}${saidBeside(comment)}`
    }),
    '',
  ].join('\n')
}

const WAYS = { link: 'the link in the message', api: 'the API', cli: 'command', page: 'the page' } as const

function deliveryLines(message: SentMessage, zone: string): readonly string[] {
  const { recipients, sentAt, failedAt, lastError, again } = message
  const when = sentAt === null ? '' : ` on ${formatInstant(sentAt, zone)}`
  const why = lastError === null ? '' : `: ${lastError}`
  const waiting = failedAt === null ? `not sent yet${why}` : `given up on ${formatInstant(failedAt, zone)}${why}`
  const whose = again === null ? '' : ` (again, by ${again.by})`
  return recipients.map(({ address, state }) => {
    const how = { accepted: `sent${when}`, refused: `refused${why}`, pending: waiting }[state]
    return `  ${address.includes('@') ? 'Mail   ' : 'Message'}    ${address}: ${how}${whose}`
  })
}
