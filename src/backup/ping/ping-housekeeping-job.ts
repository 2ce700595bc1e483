import { sql } from 'kysely'
import type { Job } from '../../shared/job.js'
import type { Database } from '../../store/database.js'

/** Runs of each dataset whose texts are kept. */
const EXCERPTS_KEPT = 100

/** As long as a year, and the quarter in which somebody asks about it. */
const DAYS_KEPT = 400

const DAY_MS = 86_400_000

/** Every hour: forgets texts of older runs, and runs themselves after 400 days, but never the newest success of a dataset. */
export function createPingHousekeepingJob(database: Database): Job {
  return {
    ...{ name: 'ping-housekeeping', cron: '50 * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    run: (slot) =>
      database.write(async (transaction) => {
        await sql`
          update backup_run set excerpt = null where id in (
            select id from (
              select id, row_number() over (partition by target_id order by id desc) as place
              from backup_run where excerpt is not null) as placed
            where place > ${EXCERPTS_KEPT})`.execute(transaction)
        await sql`
          delete from backup_run where heard_at < ${slot.getTime() - DAYS_KEPT * DAY_MS} and outcome != 'running'
            and id not in (
              select id from backup_run r where point_at is not null
                and point_at = (select max(point_at) from backup_run where target_id = r.target_id))`.execute(
          transaction,
        )
      }),
  }
}
