import type { Selectable } from 'kysely'
import * as z from 'zod'
import { readActionsOfRuns } from '../action/action-rows-store.js'
import type { Interval } from '../calendar/interval.js'
import { MILESTONES, DRILL_TYPES, FAILURE_CLASSES } from './drill.js'
import type { Reader, Transaction } from '../store/database.js'
import type { DrillRunTable } from '../store/drill-tables.js'
import type { RunCourse } from './course/run-course.js'
import type { RunEntry, Saying } from './course/run-entry.js'
import type { CountedRun } from './drill-figures.js'
import type { DrillRun } from './drill-run.js'

const Plan = z.object({
  checks: z.array(z.object({ name: z.string(), kind: z.string(), holdSeconds: z.number() })),
  steps: z.array(z.string()),
})

const text = z.string().nullable()

const Said: z.ZodType<Saying> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('milestone'), milestone: z.enum(MILESTONES), note: text }),
  z.object({ kind: z.literal('check'), check: z.string(), passed: z.boolean(), detail: text }),
  z.object({ kind: z.literal('step'), step: z.number(), outcome: z.enum(['begun', 'done', 'failed']), detail: text }),
  z.object({ kind: z.literal('pause'), reason: z.string() }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('recovery_point'), point: z.coerce.date() }),
  z.object({ kind: z.literal('close'), how: z.enum(['finished', 'abandoned', 'expired']), reason: text }),
  z.object({ kind: z.literal('finding'), text: z.string(), owner: text, due: text }),
  z.object({ kind: z.literal('finding_done'), finding: z.number() }),
  z.object({ kind: z.literal('review'), text: z.string() }),
])

/** @param course what has become of it already; left out: it goes on, which of a drill one run can at a time */
export async function writeRun(transaction: Transaction, run: DrillRun, course?: RunCourse): Promise<void> {
  const { id, service, environment, drill, type, dataset, checks, steps } = run
  const plan = JSON.stringify({ checks, steps })
  const times = { rto_seconds: run.rtoSeconds, deadline_seconds: run.deadlineSeconds }
  const begun = { declared_at: run.declaredAt.getTime(), started_by: run.startedBy }
  const unknown = { outcome: null, closed_at: null, rto_actual_ms: null, rpo_actual_ms: null, reviewed_at: null }
  const row = { id, service, environment, drill, type, dataset, plan, failure_class: run.failureClass }
  await transaction
    .insertInto('drill_run')
    .values({ ...row, ...times, ...begun, ...(course === undefined ? unknown : standingColumns(course)) })
    .execute()
}

/** Keeps what was said, and what the run has become by it. */
export async function writeEntry(
  transaction: Transaction,
  id: string,
  { entry, course }: { readonly entry: RunEntry; readonly course: RunCourse },
): Promise<void> {
  const { number, at, by, said } = entry
  const row = { run_id: id, number, at: at.getTime(), by, said: JSON.stringify(said) }
  await transaction.insertInto('drill_entry').values(row).execute()
  await transaction.updateTable('drill_run').set(standingColumns(course)).where('id', '=', id).execute()
}

function standingColumns({ state, closedAt, rtoActualSeconds, rpoActualSeconds, reviewedAt }: RunCourse) {
  return {
    outcome: state === 'running' || state === 'paused' ? null : state,
    ...{ closed_at: unixMs(closedAt), reviewed_at: unixMs(reviewedAt) },
    ...{ rto_actual_ms: toMs(rtoActualSeconds), rpo_actual_ms: toMs(rpoActualSeconds) },
  }
}

function unixMs(at: Date | null): number | null {
  return at === null ? null : at.getTime()
}

function toMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000)
}

/** `null`: there is none of this id. */
export async function findRun(reader: Reader, id: string): Promise<DrillRun | null> {
  const row = await reader.selectFrom('drill_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : ((await withEntries(reader, [row]))[0] ?? null)
}

/** The run of a drill that goes on; `null`: there is none. */
export async function findOpenRun(
  reader: Reader,
  { service, name }: { readonly service: string; readonly name: string },
): Promise<DrillRun | null> {
  const rows = reader.selectFrom('drill_run').selectAll().where('service', '=', service).where('drill', '=', name)
  return (await withEntries(reader, await rows.where('closed_at', 'is', null).execute()))[0] ?? null
}

export async function readOpenRuns(reader: Reader): Promise<readonly DrillRun[]> {
  const open = reader.selectFrom('drill_run').selectAll().where('closed_at', 'is', null)
  return withEntries(reader, await open.orderBy('declared_at').orderBy('id').execute())
}

/** Runs of these services that ended within the interval, in the order in which they did. */
export async function readEndedRuns(
  reader: Reader,
  services: readonly string[],
  { from, to }: Interval,
): Promise<readonly DrillRun[]> {
  if (services.length === 0) return []
  const rows = reader
    .selectFrom('drill_run')
    .selectAll()
    .where('service', 'in', services)
    .where('closed_at', '>=', from.getTime())
    .where('closed_at', '<', to.getTime())
    .orderBy('closed_at')
    .orderBy('id')
  return withEntries(reader, await rows.execute())
}

/** Which runs go on, without what was said of them. */
export function readOpenIds(reader: Reader) {
  const columns = ['id', 'service', 'drill'] as const
  return reader
    .selectFrom('drill_run')
    .select(columns)
    .where('closed_at', 'is', null)
    .orderBy('declared_at')
    .orderBy('id')
    .execute()
}

/** What a list is asked by. */
export interface RunsWanted {
  readonly service: string | undefined
  readonly drill: string | undefined
  /** Declaration and id of the last row before; `null`: from the newest on. */
  readonly after: readonly [declaredAt: string, id: string] | null
  readonly limit: number
}

/** Newest first. */
export async function readRuns(
  reader: Reader,
  { service, drill, after, limit }: RunsWanted,
): Promise<readonly DrillRun[]> {
  let rows = reader.selectFrom('drill_run').selectAll().orderBy('declared_at', 'desc').orderBy('id', 'desc')
  if (service !== undefined) rows = rows.where('service', '=', service)
  if (drill !== undefined) rows = rows.where('drill', '=', drill)
  if (after !== null) {
    const [at, id] = [Date.parse(after[0]), after[1]]
    rows = rows.where((where) =>
      where.or([where('declared_at', '<', at), where.and([where('declared_at', '=', at), where('id', '<', id)])]),
    )
  }
  return withEntries(reader, await rows.limit(limit).execute())
}

/** What is counted of all runs that are over. */
export async function readCountedRuns(reader: Reader): Promise<readonly CountedRun[]> {
  const times = ['closed_at', 'rto_actual_ms', 'rpo_actual_ms'] as const
  const columns = ['id', 'service', 'drill', 'type', 'failure_class', 'outcome', ...times] as const
  const rows = await reader
    .selectFrom('drill_run')
    .select(columns)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, service, drill, type, failure_class, outcome, closed_at, ...row }) => {
    if (outcome === null || closed_at === null) return []
    const kind = { type: z.enum(DRILL_TYPES).parse(type), failureClass: z.enum(FAILURE_CLASSES).parse(failure_class) }
    const took = { rtoActualSeconds: toSeconds(row.rto_actual_ms), rpoActualSeconds: toSeconds(row.rpo_actual_ms) }
    return [{ id, service, drill, ...kind, state: outcome, closedAt: new Date(closed_at), ...took }]
  })
}

function toSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}

/** Those of these ids, in no order. */
export async function readRunsOf(reader: Reader, ids: readonly string[]): Promise<readonly DrillRun[]> {
  if (ids.length === 0) return []
  return withEntries(reader, await reader.selectFrom('drill_run').selectAll().where('id', 'in', ids).execute())
}

type Row = Selectable<DrillRunTable>

async function withEntries(reader: Reader, rows: readonly Row[]): Promise<readonly DrillRun[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const entries = await reader
    .selectFrom('drill_entry')
    .selectAll()
    .where('run_id', 'in', ids)
    .orderBy('number')
    .execute()
  const actions = await readActionsOfRuns(reader, ids)
  return rows.map((row) => ({
    ...toRun(row, entries.filter(({ run_id }) => run_id === row.id).map(toEntry)),
    actions: actions.filter(({ origin }) => origin.kind === 'drill' && origin.run === row.id),
  }))
}

function toEntry(row: {
  readonly number: number
  readonly at: number
  readonly by: string
  readonly said: string
}): RunEntry {
  return { number: row.number, at: new Date(row.at), by: row.by, said: Said.parse(JSON.parse(row.said)) }
}

function toRun(row: Row, entries: readonly RunEntry[]): Omit<DrillRun, 'actions'> {
  const { id, service, environment, drill, dataset } = row
  return {
    ...{ id, service, environment, drill, dataset, entries },
    ...Plan.parse(JSON.parse(row.plan)),
    type: z.enum(DRILL_TYPES).parse(row.type),
    failureClass: z.enum(FAILURE_CLASSES).parse(row.failure_class),
    ...{ rtoSeconds: row.rto_seconds, deadlineSeconds: row.deadline_seconds },
    ...{ declaredAt: new Date(row.declared_at), startedBy: row.started_by },
  }
}
