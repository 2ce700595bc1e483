import { sql } from 'kysely'
import type { Dataset } from '../backup/dataset.js'
import { batches } from '../shared/batches.js'
import { inPortions } from '../shared/breathe.js'
import type { Job } from '../shared/job.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'
import { mergedPoints, writePoints } from './dataset-hour-store.js'
import { createDatasetLoader, type DatasetLoader, moveDatasets, registerDatasets } from './dataset-store.js'
import { hoursOf } from './hours-of.js'
import { floorToHour, floorToMinute } from './ingest-plan.js'
import type { Target } from './target.js'
import type { UnreadableHour } from './unreadable-store.js'

export interface PingMinutesParts {
  readonly database: Database
  readonly steps: Steps
  readonly datasets: readonly Dataset[]
  readonly onUnreadable: (hour: UnreadableHour) => void
}

const MINUTE_MS = 60_000

/** Where the daemon was away for longer, nobody could tell it anything: what lies between stays unknown. */
const LONGEST_PAUSE_MS = 3 * MINUTE_MS

/** Keeps, minute by minute, what pings had told of datasets by its end. */
export function createPingMinutesJob(parts: PingMinutesParts): Job {
  const { database, datasets } = parts
  const load = createDatasetLoader(datasets)
  let isRegistered = datasets.length === 0
  const run = async (slot: Date) => {
    if (datasets.length === 0) return
    if (!isRegistered) await database.write((transaction) => registerDatasets(transaction, datasets, floorToHour(slot)))
    isRegistered = true
    await keepMinutes(parts, load, floorToMinute(slot))
  }
  return { name: 'ping-minutes', cron: '3,33 * * * * *', timezone: 'UTC', missed: { kind: 'newest' }, run }
}

/** Datasets that are kept in one transaction: pings wait for it. */
const PORTION = 50

async function keepMinutes(parts: PingMinutesParts, load: DatasetLoader, upTo: Date): Promise<void> {
  const all = await parts.database.read(load)
  const targets = all.filter(({ watermark }) => watermark === null || watermark < upTo)
  await inPortions(batches(targets, PORTION), (portion) => keepPortion(parts, portion, upTo))
}

/** Each dataset has its own watermark: what was not reached is kept the next time. */
async function keepPortion(
  { database, steps, onUnreadable }: PingMinutesParts,
  targets: readonly Target[],
  upTo: Date,
): Promise<void> {
  await database.write(async (transaction) => {
    const told = await toldPoints(transaction, targets)
    const values = new Map(targets.map((target) => [target.id, minutesOf(target, told.get(target.id), upTo)]))
    const news = hoursOf(values, ([point = 0]) => point)
    await writePoints(transaction, await mergedPoints(transaction, news, { onUnreadable, fillsOnly: false }))
    await moveDatasets(
      transaction,
      targets.map(({ id }) => {
        const newest = [...(values.get(id)?.values() ?? [])].at(-1)?.[0] ?? 0
        return { id, newestPoint: newest === 0 ? null : newest, answeredAt: toUnix(upTo) }
      }),
      upTo,
    )
    steps('pings:minutes-written')
  })
  steps('pings:minutes-committed')
}

/** What was told of one dataset: the newest point before, and what came since, in the order in which it was heard. */
interface Told {
  /** Unix seconds; 0: none was ever told. */
  readonly before: number
  readonly since: readonly { readonly point: number; readonly heardMs: number }[]
}

function minutesOf({ watermark }: Target, told: Told | undefined, upTo: Date): Map<number, readonly number[]> {
  const { before, since } = told ?? { before: 0, since: [] }
  const isPaused = watermark === null || upTo.getTime() - watermark.getTime() > LONGEST_PAUSE_MS
  const from = isPaused ? upTo.getTime() - MINUTE_MS : watermark.getTime()
  const minutes = new Map<number, readonly number[]>()
  for (let minute = from; minute < upTo.getTime(); minute += MINUTE_MS) {
    const heard = since.filter(({ heardMs }) => heardMs <= minute + MINUTE_MS)
    minutes.set(minute, [Math.max(before, ...heard.map(({ point }) => point))])
  }
  return minutes
}

async function toldPoints(
  reader: Reader | Transaction,
  targets: readonly Target[],
): Promise<ReadonlyMap<number, Told>> {
  const oldest = Math.min(...targets.map(({ watermark }) => watermark?.getTime() ?? 0))
  const rows = await sql<{
    readonly id: number
    readonly newest_point: number | null
    readonly point_at: number | null
    readonly heard_at: number | null
  }>`
    select d.id, d.newest_point, r.point_at, r.heard_at
    from dataset d
      left join ping_target t on t.environment = d.environment and t.service = d.service and t.dataset = d.dataset
      left join backup_run r on r.target_id = t.id and r.point_at is not null and r.heard_at > ${oldest}
        and (d.watermark is null or r.heard_at > d.watermark * 1000)
    where d.id in (${sql.join(targets.map(({ id }) => id))})
    order by d.id, r.heard_at`.execute(reader)
  const told = new Map<number, { before: number; since: { point: number; heardMs: number }[] }>()
  for (const { id, newest_point, point_at, heard_at } of rows.rows) {
    const one = told.get(id) ?? { before: newest_point ?? 0, since: [] }
    if (point_at !== null && heard_at !== null)
      one.since.push({ point: Math.floor(point_at / 1000), heardMs: heard_at })
    told.set(id, one)
  }
  return told
}
