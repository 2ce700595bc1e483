import { setTimeout as sleep } from 'node:timers/promises'
import Libsql from 'libsql'

const DAYS = 30

/**
 * Puts a month of hours of every objective into the file of a daemon, as if it had run that long: sums over a period must cost what they cost in real life. Past the
 * store, whose schema may be another build's.
 */
export async function fillMonth(file: string, now: Date): Promise<void> {
  const last = Math.floor(now.getTime() / 3_600_000) * 3600
  const database = new Libsql(file)
  try {
    database.exec('pragma busy_timeout = 10000')
    for (let day = 1; day <= DAYS; day += 1) {
      fillDay(database, last - day * 86_400)
      // A daemon that waits for the store all the while would fail.
      await sleep(200)
    }
  } finally {
    database.close()
  }
}

function fillDay(database: Libsql.Database, from: number): void {
  database.exec(`
    with recursive hours(hour) as (select ${from} union all select hour + 3600 from hours where hour + 3600 < ${from + 86_400})
    insert or ignore into ledger_hour
      (objective_id, hour, definition_hash, milli_events, milli_errors, observed_seconds, minutes)
    select objective.id, hour, objective.definition_hash, 36000000, 36000, 3600, null from objective, hours`)
}
