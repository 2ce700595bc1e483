import type { Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import type { Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'

/** A hole, and what the counters rose by over it; `null`: they did not survive it. */
export interface CounterJump extends Interval {
  readonly objectiveId: number
  readonly jump: Pick<Counts, 'events' | 'errors'> | null
}

/** Every hole of some objectives that was asked for and begins within an interval. */
export async function loadJumps(
  db: Reader,
  ids: readonly number[],
  { from, to }: Interval,
): Promise<readonly CounterJump[]> {
  const rows = await db
    .selectFrom('counter_jump')
    .selectAll()
    .where('objective_id', 'in', ids)
    .where('from_at', '>=', toUnix(from))
    .where('from_at', '<', toUnix(to))
    .execute()
  return rows.map(({ objective_id, from_at, to_at, milli_events, milli_errors }) => ({
    objectiveId: objective_id,
    from: fromUnix(from_at),
    to: fromUnix(to_at),
    jump:
      milli_events === null || milli_errors === null
        ? null
        : { events: milli_events / 1000, errors: milli_errors / 1000 },
  }))
}

/** Keeps what was found; asked for again it is replaced. */
export async function keepJumps(db: Transaction, jumps: readonly CounterJump[]): Promise<void> {
  for (const { objectiveId, from, to, jump } of jumps) {
    const counts = {
      milli_events: jump === null ? null : Math.round(jump.events * 1000),
      milli_errors: jump === null ? null : Math.round(jump.errors * 1000),
    }
    await db
      .insertInto('counter_jump')
      .values({ objective_id: objectiveId, from_at: toUnix(from), to_at: toUnix(to), ...counts })
      .onConflict((conflict) => conflict.columns(['objective_id', 'from_at', 'to_at']).doUpdateSet(counts))
      .execute()
  }
}
