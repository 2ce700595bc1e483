import type { DeliveryState } from '../../notify/outbox-store.js'
import { reasonOf } from '../../report/correction.js'
import type { ListedReport } from '../../report/issued-reports-read-store.js'
import type { ReportRecord, RevisionRecord } from '../../report/report-record.js'
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
  { report, period, revision, issuedAt, correction }: ListedReport,
  last: number,
  zoneOf: ZoneOf,
): string {
  const zone = zoneOf(report)
  const standing = revision < last ? `superseded by revision ${revision + 1}` : 'stands'
  const why = correction === null ? '' : `; corrects revision ${revision - 1}: ${reasonOf(correction, zone)}`
  return `${report} ${period} revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}${why}`
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
  const standing = revision < last ? `superseded by revision ${revision + 1}` : 'stands'
  return [
    '',
    `Revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}`,
    ...(correction === null ? [] : [`  Why        ${reasonOf(correction, zone)}`]),
    `  SHA-256    ${hash}`,
    `  Made by    Plimsoll ${version}, configuration ${configHash.slice(0, 12)}`,
    ...files.map(({ format, recipient, sha256, size }) => {
      const whose = recipient === '' ? '' : ` for ${recipient}`
      return `  File       ${format.padEnd(4)} ${String(size).padStart(8)} bytes  ${sha256}${whose}`
    }),
    ...deliveries.flatMap((delivery) => deliveryLines(delivery, zone)),
    ...answers.map(({ by, at, how, comment }) => {
      const said = comment === null ? '' : `: ${comment.replace(/\s+/g, ' ')}`
      return `  Read       ${by} on ${formatInstant(at, zone)}, by ${WAYS[how]}${said}`
    }),
    '',
  ].join('\n')
}

const WAYS = { link: 'the link in the mail', api: 'the API', cli: 'command' } as const

function deliveryLines({ recipients, sentAt, failedAt, lastError }: DeliveryState, zone: string): readonly string[] {
  const when = sentAt === null ? '' : ` on ${formatInstant(sentAt, zone)}`
  const why = lastError === null ? '' : `: ${lastError}`
  const waiting = failedAt === null ? `not sent yet${why}` : `given up on ${formatInstant(failedAt, zone)}${why}`
  return recipients.map(({ address, state }) => {
    const how = { accepted: `sent${when}`, refused: `refused${why}`, pending: waiting }[state]
    return `  Mail       ${address}: ${how}`
  })
}
