import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Interval } from '../calendar/interval.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import type { Reader, Transaction } from '../store/database.js'
import type { ExclusionTable, ExclusionWithdrawalTable } from '../store/exclusion-tables.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import type { Entry, Order } from './entry.js'

/** Keeps what somebody says; it stands. */
export async function insertEntry(transaction: Transaction, order: Order, recorded: Date): Promise<Entry> {
  const row = {
    ...{ kind: order.kind, window_name: order.window, starts_at: nextSecond(order.from), ends_at: toUnix(order.to) },
    announced_at: order.announced === null ? null : nextSecond(order.announced),
    ...{ recorded_at: toUnix(recorded), author: order.author, reason: order.reason, evidence: order.evidence },
    scope: JSON.stringify(order.scope),
  }
  const added = await transaction.insertInto('exclusion').values(row).returningAll().executeTakeFirstOrThrow()
  return toEntry(added, null)
}

/** Never more than was said: not earlier, nor announced earlier. */
function nextSecond(instant: Date): number {
  return Math.ceil(instant.getTime() / 1000)
}

/** Keeps that it was withdrawn: what was said remains. */
export async function insertWithdrawal(
  transaction: Transaction,
  id: number,
  { at, by, why }: NonNullable<Entry['withdrawn']>,
): Promise<void> {
  const row = { exclusion_id: id, at: toUnix(at), author: by, reason: why }
  await transaction.insertInto('exclusion_withdrawal').values(row).execute()
}

/** `null`: there is none of that number. */
export async function findEntry(reader: Reader, id: number): Promise<Entry | null> {
  const row = await reader.selectFrom('exclusion').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : ((await withWithdrawals(reader, [row]))[0] ?? null)
}

/** Everything that lies in a stretch of time, also in part, and also what was withdrawn; by beginning. */
export async function entriesWithin(reader: Reader, { from, to }: Interval): Promise<readonly Entry[]> {
  const later = reader.selectFrom('exclusion').selectAll().where('ends_at', '>', toUnix(from))
  const rows = await later.where('starts_at', '<', nextSecond(to)).orderBy('starts_at').orderBy('id').execute()
  return withWithdrawals(reader, rows)
}

async function withWithdrawals(reader: Reader, rows: readonly Selectable<ExclusionTable>[]): Promise<readonly Entry[]> {
  if (rows.length === 0) return []
  const withdrawals = await reader.selectFrom('exclusion_withdrawal').selectAll().execute()
  const byId = new Map(withdrawals.map((one) => [one.exclusion_id, one]))
  return rows.map((row) => toEntry(row, byId.get(row.id) ?? null))
}

const kindSchema = z.enum(EXCLUSION_KINDS)
const scopeSchema = z.array(z.strictObject({ service: z.string(), agreement: z.string().nullable() }))

function toEntry(row: Selectable<ExclusionTable>, withdrawal: ExclusionWithdrawalTable | null): Entry {
  const { id, author, reason, evidence } = row
  return {
    ...{ id, author, reason, evidence, kind: kindSchema.parse(row.kind), window: row.window_name },
    ...{ from: fromUnix(row.starts_at), to: fromUnix(row.ends_at), announced: fromUnixOrNull(row.announced_at) },
    recorded: fromUnix(row.recorded_at),
    scope: scopeSchema.parse(JSON.parse(row.scope)),
    withdrawn:
      withdrawal === null ? null : { at: fromUnix(withdrawal.at), by: withdrawal.author, why: withdrawal.reason },
  }
}
