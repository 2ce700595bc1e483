import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import { recordEvent } from '../event/event-store.js'
import type { Reader, Transaction } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'
import type { Entry } from './entry.js'
import { toMutingEvent } from './exclusion-events.js'
import type { Muting, MutingChange } from './silences.js'

/** What was done about entries at Alertmanager, by their number. */
export async function readMutings(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, Muting>> {
  const rows = await reader.selectFrom('exclusion_silence').selectAll().where('exclusion_id', 'in', ids).execute()
  const mutings = ids.map((id): readonly [number, Muting] => {
    const own = rows.filter((row) => row.exclusion_id === id)
    const created = own.find(({ change }) => change === 'created')?.silence_id ?? null
    return [id, { created, isEnded: own.some(({ change }) => change === 'ended') }]
  })
  return new Map(mutings)
}

const ACTIONS = { created: 'exclusion.mute', ended: 'exclusion.unmute', failed: 'exclusion.fail-to-mute' } as const

/** Notes it, once of each kind, with its event. */
export async function noteMuting(transaction: Transaction, entry: Entry, done: MutingChange): Promise<void> {
  const { change, silence, why, at } = done
  const row = { exclusion_id: entry.id, change, silence_id: silence, at: toUnix(at) }
  const insert = transaction.insertInto('exclusion_silence').values(row)
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => conflict.columns(['exclusion_id', 'change']).doNothing())
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return
  await recordEvent(transaction, toMutingEvent(entry, done))
  const object = { kind: 'exclusion', id: String(entry.id) }
  const noted = { initiator: byJob('maintenance-silences'), at, action: ACTIONS[change], object, new: { silence, why } }
  await recordChange(transaction, noted)
}
