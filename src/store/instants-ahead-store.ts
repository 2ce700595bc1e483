import { sql, type RawBuilder } from 'kysely'
import type { Database, Reader, Transaction } from './database.js'
import { toUnix } from './unix-time.js'

/** What was found ahead of the clock. */
export interface SetBack {
  readonly what: 'ledger' | 'alerts' | 'outbox' | 'escalations' | 'pings'
  readonly rows: number
}

/** A clock that is put right by less is no trouble. */
const TOLERATED_SECONDS = 60

/** The longest that an attempt is put off: a day, as `Retry-After` may ask. */
const LONGEST_WAIT_SECONDS = 86_400

/** To where the ledger reaches, if that is ahead of the clock; `null`: it is not. */
export async function ledgerAhead(database: Reader, now: Date): Promise<Date | null> {
  const newest = await sql<{ readonly at: number | null }>`
    select max(watermark) as at
    from (select watermark from objective union all select watermark from dataset) as watermarks`.execute(database)
  const at = newest.rows[0]?.at ?? null
  return at !== null && at > toUnix(now) + TOLERATED_SECONDS ? new Date(at * 1000) : null
}

/** A Prometheus of which the ledger is made. */
export interface Remembering {
  readonly name: string
  readonly retentionSeconds: number
}

const WHAT = ['ledger', 'alerts', 'outbox', 'escalations', 'pings'] as const

export interface SettingBack {
  readonly now: Date
  /** Keeps for the record what is set back, in the transaction in which it is. */
  readonly note?: (transaction: Transaction, found: readonly SetBack[]) => Promise<void>
}

/**
 * Sets back what says how far the work has come, or when it goes on, where that lies ahead of the clock. Minutes between are asked for
 * again when they come; what they held already stays. Mostly there is nothing, and then nobody is kept from writing.
 */
export async function setBackInstants(
  database: Database,
  sources: readonly Remembering[],
  { now, note = () => Promise.resolve() }: SettingBack,
): Promise<readonly SetBack[]> {
  const to = Math.floor(toUnix(now) / 60) * 60
  const ahead = toUnix(now) + TOLERATED_SECONDS
  if (!(await database.read((reader) => isAnythingAhead(reader, ahead)))) return []
  return database.write(async (transaction) => {
    const change = async (statement: ReturnType<typeof sql>) =>
      Number((await statement.execute(transaction)).numAffectedRows ?? 0)
    const born = await setBackHistory(transaction, sources, now)
    const objectives = await change(sql`update objective set watermark = ${to} where watermark > ${ahead}`)
    const datasets = await change(sql`update dataset set watermark = ${to} where watermark > ${ahead}`)
    const alerts = await change(
      sql`update alert_reconcile set reconciled_to = ${to * 1000} where reconciled_to > ${ahead * 1000}`,
    )
    const outbox = await change(
      sql`update outbox set next_attempt_at = ${to}, created_at = ${atMost('created_at', sql.lit(toUnix(now)))}
          where ${isPutOff(ahead)}`,
    )
    const escalations = await change(sql`update escalation set since = ${toUnix(now)} where ${isBegunAhead(ahead)}`)
    const pings = await setBackPings(transaction, ahead)
    const rows = { ledger: born + objectives + datasets, alerts, outbox, escalations, pings }
    const found = WHAT.flatMap((what) => (rows[what] === 0 ? [] : [{ what, rows: rows[what] }]))
    if (found.length > 0) await note(transaction, found)
    return found
  })
}

async function isAnythingAhead(reader: Reader, ahead: number): Promise<boolean> {
  const { rows } = await sql<{ readonly found: number }>`
    select case when exists (select 1 from objective where watermark > ${ahead})
      or exists (select 1 from dataset where watermark > ${ahead})
      or exists (select 1 from objective_definition where since > ${ahead})
      or exists (select 1 from alert_reconcile where reconciled_to > ${ahead * 1000})
      or exists (select 1 from outbox where ${isPutOff(ahead)})
      or exists (select 1 from escalation where ${isBegunAhead(ahead)})
      or exists (select 1 from backup_run where heard_at > ${ahead * 1000}) then 1 else 0 end as found`.execute(reader)
  return rows[0]?.found === 1
}

function isPutOff(ahead: number) {
  return sql`sent_at is null and failed_at is null
    and (created_at > ${ahead} or next_attempt_at > ${ahead + LONGEST_WAIT_SECONDS})`
}

function isBegunAhead(ahead: number) {
  return sql`ended_at is null and since > ${ahead}`
}

/** `null` stays. */
function atMost(column: string, most: RawBuilder<unknown>) {
  return sql`case when ${sql.ref(column)} > ${most} then ${most} else ${sql.ref(column)} end`
}

/**
 * When a ping came in that was heard ahead of the clock nobody knows any more, but that it was after those before it: as old as the last of
 * these it is taken for, so that no backup is fresher than it is.
 */
async function setBackPings(transaction: Transaction, ahead: number): Promise<number> {
  const isAhead = sql`heard_at > ${ahead * 1000}`
  const ids = sql`(select id from backup_run where ${isAhead})`
  const targets = await sql<{ readonly target_id: number }>`
    select distinct target_id from backup_run where ${isAhead}`.execute(transaction)
  if (targets.rows.length === 0) return 0
  // The clock is the same for all datasets.
  const before = sql`(select coalesce(max(heard_at), 0) from backup_run where heard_at <= ${ahead * 1000})`
  const { numAffectedRows } = await sql`
    update backup_run set point_at = ${atMost('point_at', before)}, started_at = ${atMost('started_at', before)},
      ended_at = ${atMost('ended_at', before)}, heard_at = ${before}
    where id in ${ids}`.execute(transaction)
  for (const { target_id } of targets.rows)
    await sql`
      update dataset set newest_point = (select max(point_at) / 1000 from backup_run where target_id = ${target_id})
      where newest_point > ${ahead} and exists (select 1 from ping_target t where t.id = ${target_id}
        and t.environment = dataset.environment and t.service = dataset.service and t.dataset = dataset.dataset)`.execute(
      transaction,
    )
  return Number(numAffectedRows ?? 0)
}

/**
 * What was begun while the clock ran ahead has its history begin too late, perhaps in the future: it is read anew, from where it would
 * have begun by the right clock. Of the rest only a change of definition that was noted ahead is set back.
 *
 * @returns how many objectives and datasets begin anew
 */
async function setBackHistory(transaction: Transaction, sources: readonly Remembering[], now: Date): Promise<number> {
  const ahead = toUnix(now) + TOLERATED_SECONDS
  let rows = 0
  for (const { name, retentionSeconds } of sources) {
    const begin = Math.floor((toUnix(now) - retentionSeconds) / 3600) * 3600
    const isBorn = sql`prometheus = ${name} and watermark > ${ahead} and history_from > ${begin}`
    await sql`
      update objective_definition set since = ${begin} where objective_id in (select id from objective where ${isBorn})
        and since = (select min(since) from objective_definition d where d.objective_id = objective_definition.objective_id)
        and since > ${begin}`.execute(transaction)
    for (const table of ['objective', 'dataset']) {
      const born = sql`update ${sql.table(table)} set history_from = ${begin}, watermark = null where ${isBorn}`
      rows += Number((await born.execute(transaction)).numAffectedRows ?? 0)
    }
  }
  await setBackDefinitions(transaction, toUnix(now), ahead)
  return rows
}

/** Of several of an objective that were noted ahead the last one holds. */
async function setBackDefinitions(transaction: Transaction, now: number, ahead: number): Promise<void> {
  await sql`
    delete from objective_definition where (since > ${ahead} or since = ${now}) and exists (
      select 1 from objective_definition d where d.objective_id = objective_definition.objective_id
        and d.since > ${ahead} and d.since > objective_definition.since)`.execute(transaction)
  await sql`update objective_definition set since = ${now} where since > ${ahead}`.execute(transaction)
}
