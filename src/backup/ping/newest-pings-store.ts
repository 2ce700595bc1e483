import { sql } from 'kysely'
import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import type { Database, Reader } from '../../store/database.js'
import type { BackupRun, RunOutcome } from './backup-run.js'

/** What pings last told of a dataset. */
export interface PingEvidence {
  /** As old as the newest data that was ever saved; never moves backwards. `null`: none was. */
  readonly pointAt: Date | null
  /** When the newest success ended, and began where that is known. */
  readonly succeededAt: Date | null
  readonly startedAt: Date | null
  /** How the run stands of which was heard last; `null`: of none. */
  readonly lastOutcome: RunOutcome | null
}

/** What was last told of every dataset, in memory. */
export interface NewestPings {
  of(targetId: number): PingEvidence
  /** A run that was kept just now. */
  note(targetId: number, run: BackupRun): void
  /** Reads all of it anew: another one may have written meanwhile. */
  refresh(): Promise<void>
}

const NOTHING: PingEvidence = { pointAt: null, succeededAt: null, startedAt: null, lastOutcome: null }

/** Empty before it is refreshed for the first time. */
export function createNewestPings(database: Database): NewestPings {
  let newest = new Map<number, PingEvidence>()
  // While all is read, runs are kept of which that reading may know nothing any more.
  let meanwhile: [targetId: number, run: BackupRun][] | null = null
  const add = (targetId: number, run: BackupRun) => {
    newest.set(targetId, laterOf(newest.get(targetId) ?? NOTHING, run))
  }
  return {
    of: (targetId) => newest.get(targetId) ?? NOTHING,
    note(targetId, run) {
      meanwhile?.push([targetId, run])
      add(targetId, run)
    },
    async refresh() {
      const noted: [targetId: number, run: BackupRun][] = []
      meanwhile = noted
      try {
        newest = await readNewest(database)
        for (const [targetId, run] of noted) add(targetId, run)
      } finally {
        // Else, while the store fails, all that is told would be kept here.
        meanwhile = null
      }
    },
  }
}

function laterOf(before: PingEvidence, run: BackupRun): PingEvidence {
  const lastOutcome = run.outcome === 'log' ? before.lastOutcome : run.outcome
  const { pointAt, endedAt, startedAt } = run
  const isNewest = pointAt !== null && (before.pointAt === null || pointAt >= before.pointAt)
  return isNewest ? { pointAt, succeededAt: endedAt, startedAt, lastOutcome } : { ...before, lastOutcome }
}

interface Row {
  readonly target_id: number
  readonly point_at: number | null
  readonly started_at: number | null
  readonly ended_at: number | null
}

/** Targets of which is read at once: pings wait meanwhile. */
const READ_TOGETHER = 100

async function readNewest(database: Database): Promise<Map<number, PingEvidence>> {
  return database.read(async (reader) => {
    const targets = await reader.selectFrom('ping_target').select('id').orderBy('id').execute()
    const newest = new Map<number, PingEvidence>()
    const ids = targets.map(({ id }) => id)
    await inPortions(batches(ids, READ_TOGETHER), async (some) => {
      for (const [id, one] of await readSome(reader, some)) newest.set(id, one)
    })
    return newest
  })
}

async function readSome(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, PingEvidence>> {
  // By the index of each, however many runs there were.
  const points = await sql<Row>`
    select r.target_id, r.point_at, r.started_at, r.ended_at
    from ping_target t join backup_run r on r.id = (
      select id from backup_run where target_id = t.id and point_at is not null
      order by point_at desc, id desc limit 1)
    where t.id in (${sql.join(ids)})`.execute(reader)
  const last = await sql<{ readonly target_id: number; readonly outcome: RunOutcome | null }>`
    select t.id as target_id,
      (select outcome from backup_run where target_id = t.id and outcome != 'log' order by id desc limit 1) as outcome
    from ping_target t where t.id in (${sql.join(ids)})`.execute(reader)
  const outcomes = new Map(last.rows.map(({ target_id, outcome }) => [target_id, outcome]))
  const evidence = new Map<number, PingEvidence>()
  for (const [id, outcome] of outcomes) evidence.set(id, { ...NOTHING, lastOutcome: outcome })
  for (const row of points.rows) evidence.set(row.target_id, evidenceOf(row, outcomes.get(row.target_id) ?? null))
  return evidence
}

function evidenceOf({ point_at, started_at, ended_at }: Row, lastOutcome: RunOutcome | null): PingEvidence {
  const dates = [point_at, ended_at, started_at].map((ms) => (ms === null ? null : new Date(ms)))
  const [pointAt = null, succeededAt = null, startedAt = null] = dates
  return { pointAt, succeededAt, startedAt, lastOutcome }
}
