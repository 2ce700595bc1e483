import type { Reader, Transaction } from '../store/database.js'

interface Named {
  readonly service: string
  readonly name: string
}

/** Notes drills that were not known before. */
export async function noteDrills(transaction: Transaction, drills: readonly Named[], now: Date): Promise<void> {
  for (const { service, name } of drills) {
    const row = { service, drill: name, seen_at: now.getTime() }
    await transaction
      .insertInto('drill_seen')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Since when drills are known: a question that is answered with now for those that are not. */
export async function readSeen(reader: Reader, now: Date): Promise<(drill: Named) => Date> {
  const rows = await reader.selectFrom('drill_seen').selectAll().execute()
  const seen = new Map(rows.map((row) => [JSON.stringify([row.service, row.drill]), new Date(row.seen_at)]))
  return ({ service, name }) => seen.get(JSON.stringify([service, name])) ?? now
}
