import * as z from 'zod'
import { instant, written } from '../shared/answer-fields.js'
import { reasonOf } from './correction.js'
import { REPORT_FORMATS } from './issued-file.js'
import type { ReportRecord, RevisionRecord } from './report-record.js'

const how = z.enum(['link', 'api', 'cli', 'page'])

const message = z
  .strictObject({
    sentAt: instant.nullable(),
    failedAt: instant.nullable().describe('When it was given up; null: it was not.'),
    attempts: z.int().min(0),
    lastError: z.string().nullable(),
    again: z
      .strictObject({ time: z.int(), by: z.string(), at: instant })
      .nullable()
      .describe('Which time it was sent again, and who had that done; null: it went out by itself.'),
    recipients: z.array(z.strictObject({ address: z.string(), state: z.enum(['pending', 'accepted', 'refused']) })),
  })
  .meta({ id: 'ReportMessage', description: 'A message with which a revision left the house.' })

const revision = z
  .strictObject({
    revision: z.int().min(1),
    issuedAt: instant,
    sha256: z.string().describe('Of its JSON, in hexadecimal digits.'),
    configHash: z.string(),
    version: z.string().describe('Of the program that made it.'),
    reason: z.string().nullable().describe('Why it was made again; null: it is the first.'),
    approval: z
      .strictObject({
        decision: z
          .strictObject({
            kind: z.enum(['approve', 'reject']),
            by: z.string(),
            at: instant,
            how,
            note: z.string().nullable(),
          })
          .nullable()
          .describe('What was decided; null: it waits.'),
      })
      .nullable()
      .describe('That somebody has to approve it; null: it was sent at its issue.'),
    files: z
      .array(
        z.strictObject({
          format: z.enum(REPORT_FORMATS),
          recipient: z.string().describe('For whom it was written; empty: the same for all.'),
          again: z.int().min(0).describe('Which time it was sent again; 0: the first time.'),
          sha256: z.string(),
          size: z.int().min(0).describe('Number of its bytes.'),
        }),
      )
      .describe('The files that are kept of it.'),
    messages: z.array(message).describe('How its messages stand, first things first.'),
    acknowledgements: z
      .array(z.strictObject({ by: z.string(), at: instant, how, comment: z.string().nullable() }))
      .describe('What people said to it, first things first.'),
  })
  .meta({ id: 'ReportRevision', description: 'A revision of a report, and what became of it.' })

/** The answer of `GET /api/v1/reports/{number}`. */
export const reportRecordAnswer = z
  .strictObject({
    number: z.string(),
    report: z.string().describe('Name of the report in the configuration.'),
    period: z.string().describe('Which period it is of, such as 2026-10.'),
    revisions: z.array(revision).describe('The newest first: it stands.'),
  })
  .meta({ id: 'Report', description: 'All that is known of an issued report.' })

export type ReportRecordAnswer = z.output<typeof reportRecordAnswer>

/** As the API says it; reasons in words, with times in a zone. */
export function toRecordAnswer({ number, report, period, revisions }: ReportRecord, zone: string): ReportRecordAnswer {
  return { number, report, period, revisions: revisions.toReversed().map((one) => toRevision(one, zone)) }
}

function toRevision(
  {
    revision: which,
    issuedAt,
    hash,
    configHash,
    version,
    correction,
    hold,
    files,
    deliveries,
    answers,
  }: RevisionRecord,
  zone: string,
): ReportRecordAnswer['revisions'][number] {
  return written({
    ...{ revision: which, issuedAt, sha256: hash, configHash, version },
    reason: correction === null ? null : reasonOf(correction, zone),
    approval: hold === null ? null : { decision: decisionOf(hold.decision) },
    files: files.map(({ format, recipient, again, sha256, size }) => ({ format, recipient, again, sha256, size })),
    messages: deliveries.map(({ sentAt, failedAt, attempts, lastError, again, recipients }) => ({
      ...{ sentAt, failedAt, attempts, lastError, again },
      recipients: recipients.map(({ address, state }) => ({ address, state })),
    })),
    acknowledgements: answers.map(({ by, at, how: way, comment }) => ({ by, at, how: way, comment })),
  })
}

function decisionOf(decision: NonNullable<RevisionRecord['hold']>['decision']) {
  if (decision === null) return null
  const { kind, by, at, how: way, note } = decision
  return { kind, by, at, how: way, note }
}
