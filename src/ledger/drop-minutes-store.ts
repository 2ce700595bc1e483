import { sql } from 'kysely'
import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import type { Database, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { LedgerConfig } from './ledger.js'

/**
 * Forgets the minutes of hours that are older than `storage.minute_detail`; their sums stay. Two kinds of hours keep theirs, because an hour
 * without minutes takes nothing in any more: those that were not asked for to their end (a daemon that stood still long comes back to the
 * hour of its stop), and those with unknown minutes that their Prometheus may still tell of. Datasets keep all of theirs, half a megabyte a
 * year each: whether an RPO was kept cannot be told from sums.
 *
 * @param now a whole hour
 */
export async function dropMinutes(db: Database, { storage, prometheus }: LedgerConfig, now: Date): Promise<void> {
  const before = toUnix(now) - storage.minuteDetailSeconds
  await db.write(async (transaction) => {
    let hours = 0
    for (const { name, retentionSeconds } of prometheus) {
      hours += await drop(transaction, { name, before, rememberedFrom: toUnix(now) - retentionSeconds })
    }
    // Of servers that are no longer configured nothing more will come.
    const names = prometheus.map(({ name }) => name)
    const gone = await transaction.selectFrom('objective').select('prometheus').distinct().execute()
    for (const name of new Set(gone.map((row) => row.prometheus).filter((one) => !names.includes(one)))) {
      hours += await drop(transaction, { name, before, rememberedFrom: before })
    }
    if (hours > 0) await note(transaction, { hours, before: fromUnix(before), at: now })
  })
}

interface Old {
  /** Name of the Prometheus. */
  readonly name: string
  /** Unix seconds: hours that begin before are old. */
  readonly before: number
  /** Unix seconds: what lies before, the Prometheus cannot tell of any more. */
  readonly rememberedFrom: number
}

/** @returns how many hours lost their minutes */
async function drop(db: Transaction, { name, before, rememberedFrom }: Old): Promise<number> {
  const isDone = sql`hour < ${before} and minutes is not null and (observed_seconds = 3600 or hour < ${rememberedFrom})`
  // A group stands where its objective stands.
  const { numAffectedRows } = await sql`
    update ledger_hour set minutes = null where ${isDone} and exists (
      select 1 from objective o left join objective whole on whole.id = o.parent_id
      where o.id = objective_id and o.prometheus = ${name}
        and hour + 3600 <= coalesce(whole.watermark, o.watermark)
    )`.execute(db)
  return Number(numAffectedRows ?? 0)
}

interface Thinned {
  readonly hours: number
  /** Hours that begin before have no minutes any more. */
  readonly before: Date
  readonly at: Date
}

function note(transaction: Transaction, { at, ...thinned }: Thinned): Promise<void> {
  const initiator = byJob('ledger-housekeeping')
  const object = { kind: 'ledger', id: 'minutes' }
  return recordChange(transaction, { initiator, at, action: 'ledger.drop-minutes', object, new: thinned })
}
