import type { Config } from '../config/config.js'
import type { Database } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'

/** Keeps the text behind a configuration's hash, once, so that a hash in a report can be opened again. */
export async function keepConfigSnapshot(db: Database, { hash, canonical }: Config, at: Date): Promise<void> {
  await db
    .insertInto('config_snapshot')
    .values({ hash, canonical, first_seen: toUnix(at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
