import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import { migrate } from '../migrate.js'
import { migrations } from '../migrations.js'
import { sumsOfWholeHoursMigration } from './051-sums-of-whole-hours.js'

const OBJECTIVES = 200
const HOURS = 300
const PAGE = 4096

let folder: string
let database: Libsql.Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-migration-'))
  database = new Libsql(join(folder, 'plimsoll.db'))
  database.exec('pragma journal_mode = WAL')
  const place = migrations.findIndex(({ name }) => name === sumsOfWholeHoursMigration.name)
  await migrate(new Kysely<unknown>({ dialect: new SqliteDialect({ database }) }), migrations.slice(0, place))
  database.exec(`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${OBJECTIVES})
    insert into objective (id, prometheus, environment, service, slo, group_key, definition_hash, history_from)
      select i, 'default', '', 'checkout', 'slo-' || i, '', 'h', 0 from n;
    with recursive n (i) as (select 0 union all select i + 1 from n where i < ${HOURS - 1})
    insert into ledger_hour select id, i * 3600, 'h', 60000, 60, 3600, zeroblob(60) from n, objective;
    insert into ledger_hour select id, ${HOURS * 3600}, 'h', 1000, 1, 60, zeroblob(60) from objective`)
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Of one minute more in the hour that is under way. */
function pagesWritten(): number {
  database.exec('pragma wal_checkpoint(truncate)')
  database.exec(
    `update ledger_hour set milli_events = milli_events + 1000, observed_seconds = observed_seconds + 60 where hour = ${HOURS * 3600}`,
  )
  return statSync(join(folder, 'plimsoll.db-wal')).size / PAGE
}

function planOf(part: string): string {
  const sums = `select objective_id, total(milli_events), total(milli_errors), total(observed_seconds) from ledger_hour
    where objective_id in (1, 2, 3) and hour >= 0 and hour < 7200 and ${part} group by objective_id`
  return (database.prepare(`explain query plan ${sums}`).all() as { detail: string }[])[0]!.detail
}

it('a minute more no longer changes a page of each objective, and sums are read from indexes alone', async () => {
  expect(pagesWritten()).toBeGreaterThan(OBJECTIVES)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  await sumsOfWholeHoursMigration.up(db)
  expect(pagesWritten()).toBeLessThan(OBJECTIVES / 4)
  expect(planOf('observed_seconds >= 3600')).toContain('USING COVERING INDEX ledger_hour_sums')
  expect(planOf('observed_seconds < 3600')).toContain('USING INDEX ledger_hour_parts')
})
