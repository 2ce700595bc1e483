import { gunzipSync, gzipSync } from 'node:zlib'
import type { Selectable } from 'kysely'
import type { AgreementPeriodTable } from '../store/agreement-tables.js'
import type { Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { AgreementDetails } from '../sla/agreement-details.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { KeptMark, KeptPeriod, KeptResult, PeriodKey } from './kept-period.js'
import { fromKeptText, toKeptText } from './kept-text.js'

const MARKS = [
  'service',
  'agreement',
  'period',
  'period_from',
  'period_to',
  'fingerprint',
  'settled',
  'kept_at',
] as const
const RESULTS = [...MARKS, 'config_hash', 'version', 'result'] as const

type MarkRow = Pick<Selectable<AgreementPeriodTable>, (typeof MARKS)[number]>
type ResultRow = Pick<Selectable<AgreementPeriodTable>, (typeof RESULTS)[number]>

/** What is kept of all agreements. */
export async function readMarks(reader: Reader): Promise<readonly KeptMark[]> {
  return (await reader.selectFrom('agreement_period').select(MARKS).execute()).map(markOf)
}

/** The periods of an agreement, newest first. */
export async function readResultsOf(
  reader: Reader,
  { service, agreement }: Omit<PeriodKey, 'period'>,
): Promise<readonly KeptResult[]> {
  const rows = reader.selectFrom('agreement_period').select(RESULTS).where('service', '=', service)
  const own = await rows.where('agreement', '=', agreement).orderBy('period_from', 'desc').execute()
  return own.map(resultOf)
}

/** One period with its days and its bad time; `null`: it is not kept. */
export async function readPeriod(reader: Reader, key: PeriodKey): Promise<KeptPeriod | null> {
  const rows = reader.selectFrom('agreement_period').selectAll().where('service', '=', key.service)
  const row = await rows.where('agreement', '=', key.agreement).where('period', '=', key.period).executeTakeFirst()
  if (row === undefined) return null
  const text = gunzipSync(new Uint8Array(row.details)).toString('utf8')
  return { ...resultOf(row), ...(fromKeptText(text) as Pick<AgreementDetails, 'days' | 'bad'>) }
}

/** A period as its row. Takes a while where its bad time is long: not within a transaction. */
export function packPeriod({ days, bad, interval, ...kept }: KeptPeriod): AgreementPeriodTable {
  return {
    ...{ service: kept.service, agreement: kept.agreement, period: kept.period },
    period_from: toUnix(interval.from),
    period_to: toUnix(interval.to),
    fingerprint: kept.fingerprint,
    settled: kept.isSettled ? 1 : 0,
    kept_at: toUnix(kept.keptAt),
    config_hash: kept.configHash,
    version: kept.version,
    result: toKeptText(kept.result),
    details: gzipSync(toKeptText({ days, bad })),
  }
}

/** Keeps periods in the place of what was kept of them before. */
export async function keepPeriods(transaction: Transaction, rows: readonly AgreementPeriodTable[]): Promise<void> {
  for (const row of rows) {
    await transaction
      .insertInto('agreement_period')
      .values(row)
      .onConflict((conflict) => conflict.columns(['service', 'agreement', 'period']).doUpdateSet(row))
      .execute()
  }
}

/** These have to be judged anew. */
export async function forgetPeriods(transaction: Transaction, keys: readonly PeriodKey[]): Promise<void> {
  for (const { service, agreement, period } of keys) {
    const row = transaction.updateTable('agreement_period').set({ fingerprint: '' }).where('service', '=', service)
    await row.where('agreement', '=', agreement).where('period', '=', period).execute()
  }
}

/** Nothing is kept of agreements that are not there any more. */
export async function dropAgreement(
  transaction: Transaction,
  { service, agreement }: Omit<PeriodKey, 'period'>,
): Promise<void> {
  const rows = transaction.deleteFrom('agreement_period').where('service', '=', service)
  await rows.where('agreement', '=', agreement).execute()
}

function markOf(row: MarkRow): KeptMark {
  const { service, agreement, period, fingerprint } = row
  return {
    ...{ service, agreement, period, fingerprint },
    interval: { from: fromUnix(row.period_from), to: fromUnix(row.period_to) },
    isSettled: row.settled === 1,
    keptAt: fromUnix(row.kept_at),
  }
}

function resultOf(row: ResultRow): KeptResult {
  const result = fromKeptText(row.result) as AgreementResult
  return { ...markOf(row), configHash: row.config_hash, version: row.version, result }
}
