import type { Database, Reader } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'

/** An agreement whose periods are looked at. */
export interface Followed {
  readonly service: string
  readonly agreement: string
  /** What was over by then is known, and nobody is told of it. */
  readonly since: Date
  /** Every period that ends here or before has been judged once it was over. */
  readonly judgedTo: Date
}

/** All that are. */
export async function readFollowed(reader: Reader): Promise<readonly Followed[]> {
  const rows = await reader
    .selectFrom('agreement_followed')
    .selectAll()
    .orderBy('service')
    .orderBy('agreement')
    .execute()
  return rows.map(({ service, agreement, since, judged_to }) => {
    return { service, agreement, since: fromUnix(since), judgedTo: fromUnix(judged_to) }
  })
}

/** Writes down how far these have come; those that are new are looked at from now on. */
export async function writeFollowed(database: Database, all: readonly Followed[]): Promise<void> {
  if (all.length === 0) return
  await database.write(async (transaction) => {
    for (const { service, agreement, since, judgedTo } of all) {
      const judged_to = toUnix(judgedTo)
      const row = transaction
        .insertInto('agreement_followed')
        .values({ service, agreement, since: toUnix(since), judged_to })
      await row
        .onConflict((conflict) => conflict.columns(['service', 'agreement']).doUpdateSet({ judged_to }))
        .execute()
    }
  })
}

/** Goes on with an agreement whose service has another name since, and with its breaches. */
export async function renameKept(
  database: Database,
  renamed: readonly { readonly agreement: string; readonly from: string; readonly to: string }[],
): Promise<void> {
  if (renamed.length === 0) return
  await database.write(async (transaction) => {
    for (const { agreement, from, to: service } of renamed) {
      const followed = transaction.updateTable('agreement_followed').set({ service }).where('service', '=', from)
      await followed.where('agreement', '=', agreement).execute()
      const breaches = transaction.updateTable('agreement_breach').set({ service }).where('service', '=', from)
      await breaches.where('agreement', '=', agreement).execute()
    }
  })
}
