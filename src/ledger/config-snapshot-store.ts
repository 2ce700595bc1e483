import type { Transaction } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'
import type { LedgerConfig } from './ledger.js'

/** Keeps the text behind a configuration's hash, once, so that a hash in a report can be opened again. */
export async function keepConfigSnapshot(db: Transaction, { hash, canonical }: LedgerConfig, at: Date): Promise<void> {
  const known = await db.selectFrom('config_snapshot').select('hash').where('hash', '=', hash).executeTakeFirst()
  if (known !== undefined) return
  await db
    .insertInto('config_snapshot')
    .values({ hash, canonical: canonical(), first_seen: toUnix(at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
