import { sql } from 'kysely'
import type { Reader, Transaction } from '../../store/database.js'
import type { ReportHoldTable } from '../../store/report-tables.js'
import { fromUnix, toUnix } from '../../store/unix-time.js'
import type { ReportPlace } from '../report-number.js'
import type { Decision, Hold } from './hold.js'
import { appendTo } from '../../shared/lists-by.js'

/** The columns of a hold beside those of a report, all `null` where it was sent at its issue. */
export type HoldColumns = Omit<ReportHoldTable, 'number' | 'revision'> & { readonly held: string | null }

/** `null`: it is not held, and never was. */
export function holdIn({ held, decision, by_name: by, at, how, note }: HoldColumns): Hold | null {
  if (held === null) return null
  if (decision === null || by === null || at === null || how === null) return { decision: null }
  return { decision: { kind: decision, by, at: fromUnix(at), how, note } }
}

/** Holds a revision that was issued just now. */
export async function holdBack(transaction: Transaction, { number, revision }: ReportPlace): Promise<void> {
  await transaction.insertInto('report_hold').values({ number, revision }).execute()
}

/** Writes down what was decided of a revision that waits. */
export async function keepDecision(
  transaction: Transaction,
  { number, revision }: ReportPlace,
  { kind: decision, by: by_name, at, how, note }: Decision,
): Promise<void> {
  const row = transaction.updateTable('report_hold').set({ decision, by_name, at: toUnix(at), how, note })
  await row.where('number', '=', number).where('revision', '=', revision).execute()
}

/**
 * Since when each report whose newest revision waits has waited for somebody to decide, by name of the report: since its first revision after
 * the last of which that was decided, so that one that is made again each day is not new each day.
 */
export async function waitingSince(reader: Reader): Promise<ReadonlyMap<string, readonly Date[]>> {
  const waiting = await sql<{ readonly report: string; readonly at: number }>`
    select r.report, min(r.issued_at) as at from issued_report r
    join report_hold h on h.number = r.number and h.revision = r.revision
    where h.decision is null
      and r.revision > coalesce((select max(s.revision) from report_sending s where s.number = r.number), 0)
      and r.revision > coalesce((select max(d.revision) from report_hold d
        where d.number = r.number and d.decision is not null), 0)
      and exists (select 1 from report_hold n where n.number = r.number and n.decision is null
        and n.revision = (select max(revision) from issued_report i where i.number = r.number))
    group by r.number, r.report order by at`.execute(reader)
  const all = new Map<string, Date[]>()
  for (const { report, at } of waiting.rows) appendTo(all, report, fromUnix(at))
  return all
}
