import { sql, type Selectable } from 'kysely'
import { recordChange } from '../audit/audit-store.js'
import { recordEvent } from '../event/event-store.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import type { ReportAnswerTable } from '../store/report-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { sentOffAt } from './approval/hold.js'
import { findRevision, type IssuedReport } from './issued-reports-read-store.js'
import type { AnswerOrder, ReportAnswer } from './report-answer.js'
import { reportObject } from './report-audit.js'
import type { ReportEvent } from './report-events.js'
import type { ReportPlace } from './report-number.js'
import { appendTo } from '../shared/lists-by.js'

/** Takes answers to reports. */
export interface ReportAnswers {
  /**
   * Writes down what somebody says. What the same person said before stays, and is what comes back.
   *
   * @returns `null`: there is no such revision, or nobody has been sent it
   */
  give(order: AnswerOrder): Promise<ReportAnswer | null>
  /** All that was said to a revision, first things first. */
  of(place: ReportPlace): Promise<readonly ReportAnswer[]>
}

export interface ReportAnswersParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Answers in the store. */
export function createReportAnswers({ database, clock, steps }: ReportAnswersParts): ReportAnswers {
  return {
    async give(order) {
      const answer = await database.write(async (transaction) => {
        const given = await giveAnswer(transaction, order, clock())
        steps('answer:stored')
        return given
      })
      steps('answer:committed')
      return answer
    },
    of: (place) => database.read((reader) => answersOf(reader, place)),
  }
}

async function giveAnswer(transaction: Transaction, order: AnswerOrder, now: Date): Promise<ReportAnswer | null> {
  const { place, by, how, comment, initiator } = order
  const issued = await findRevision(transaction, place)
  if (issued === null || sentOffAt(issued) === null) return null
  const before = (await answersOf(transaction, place)).find((one) => one.by === by)
  if (before !== undefined) return before
  const { number, revision } = place
  const kind = 'acknowledge'
  const row = { number, revision, kind, by_name: by, at: toUnix(now), how, comment } as const
  await transaction.insertInto('report_answer').values(row).execute()
  await recordEvent(transaction, eventOf(issued, order, now))
  const said = { by, how, comment }
  const action = 'report.acknowledge'
  await recordChange(transaction, { initiator, at: now, action, object: reportObject(place), new: said })
  return { kind, by, how, comment, at: fromUnix(row.at) }
}

function eventOf(
  { number, revision, report, period }: IssuedReport,
  { by, how, comment, initiator: actor }: AnswerOrder,
  at: Date,
): ReportEvent {
  const subject = { kind: 'report', id: `${report}:${period}` } as const
  const data = { number, revision, report, period, by, how, ...(comment === null ? {} : { comment }) }
  return { kind: 'report_acknowledged', subject, at, actor, data }
}

/** All that was said to a revision, first things first. */
export async function answersOf(reader: Reader, { number, revision }: ReportPlace): Promise<readonly ReportAnswer[]> {
  const answers = reader.selectFrom('report_answer').selectAll().where('number', '=', number)
  const rows = await answers
    .where('revision', '=', revision)
    .orderBy(sql`rowid`)
    .execute()
  return rows.map(toAnswer)
}

function toAnswer({ kind, by_name: by, at, how, comment }: Selectable<ReportAnswerTable>): ReportAnswer {
  return { kind, by, at: fromUnix(at), how, comment }
}

/** When each revision that its readers have, that asks for an acknowledgement and has none, was sent off, by name of the report. */
export async function unacknowledgedSince(reader: Reader): Promise<ReadonlyMap<string, readonly Date[]>> {
  const waiting = await sql<{ readonly report: string; readonly at: number }>`
    select r.report, min(s.at) as at from report_sending s
    join issued_report r on r.number = s.number and r.revision = s.revision
    where s.asked <> ''
      and s.revision = (select max(revision) from report_sending n where n.number = s.number)
      and not exists (select 1 from report_answer a where a.number = s.number and a.revision = s.revision)
    group by s.number, r.report order by at`.execute(reader)
  const all = new Map<string, Date[]>()
  for (const { report, at } of waiting.rows) appendTo(all, report, fromUnix(at))
  return all
}
