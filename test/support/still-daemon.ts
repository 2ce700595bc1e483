import type { RequestListener } from 'node:http'
import { assembleApp } from '../../src/app/assemble-app.js'
import { createProcessState } from '../../src/app/process-state.js'
import type { Config } from '../../src/config/config.js'
import type { DatasetKey } from '../../src/backup/dataset.js'
import { encodeMinutes } from '../../src/ledger/minutes-codec.js'
import { encodePoints } from '../../src/ledger/points-codec.js'
import { batches } from '../../src/shared/batches.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { ObjectiveKey } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger, type LogLine } from './memory-logger.js'

/** A whole daemon, put together over a ledger that a test has written, of which nothing runs by itself. */
export interface StillDaemon {
  readonly answer: RequestListener
  readonly database: Database
  now: Date
  /** Reads the status anew. */
  refresh(): Promise<void>
  /** Runs a job once. */
  run(job: string): Promise<void>
  /** What was logged. */
  readonly lines: readonly LogLine[]
  close(): Promise<void>
}

export async function stillDaemon(
  config: Config,
  now: Date,
  fill: (database: Database) => Promise<void>,
): Promise<StillDaemon> {
  const database = await openStore(':memory:')
  await fill(database)
  let made: StillDaemon | null = null
  const clock = () => made?.now ?? now
  const logger = createMemoryLogger()
  const state = createProcessState(database, now, () => assembly.samples())
  const assembly = assembleApp(
    {
      ...{ config, clock, version: '1.2.3', logger, steps: ignoreSteps },
      readers: new Map(config.prometheus.map(({ name }) => [name, createFakeSeriesReader(() => [])])),
      reload: () => Promise.resolve({ kind: 'stopping' }),
    },
    state,
    null,
  )
  const jobs = new Map([...assembly.foremost, ...assembly.jobs].map((job) => [job.name, job]))
  const daemon: StillDaemon = {
    ...{ answer: assembly.answer, database, now, lines: logger.lines },
    refresh: () => assembly.status.refresh(),
    async run(name) {
      const job = jobs.get(name)
      if (job === undefined) throw new Error(`there is no job ${name}, only ${[...jobs.keys()].join(', ')}`)
      await job.run(daemon.now, new AbortController().signal)
    },
    close: () => database.close(),
  }
  made = daemon
  return daemon
}

const HOUR_SECONDS = 3600

/** A minute of an objective; `null`: nothing is known of it. */
export type CountedMinute = { readonly events: number; readonly errors: number } | null

/** Lays minutes of an objective into the ledger, from the beginning of an hour to that of another, which is its watermark. */
export async function layMinutes(
  database: Database,
  { group, ...key }: ObjectiveKey,
  { from, to, minute }: { readonly from: Date; readonly to: Date; readonly minute: (at: Date) => CountedMinute },
): Promise<void> {
  const [begin, end] = [from.getTime() / 1000, to.getTime() / 1000]
  await database.write(async (transaction) => {
    const row = { ...key, group_key: group, definition_hash: 'x', history_from: begin, watermark: end, group_by: '' }
    const { id } = await transaction.insertInto('objective').values(row).returning('id').executeTakeFirstOrThrow()
    const rows = Array.from({ length: (end - begin) / HOUR_SECONDS }, (_, index) => {
      const hour = begin + index * HOUR_SECONDS
      const minutes = Array.from({ length: 60 }, (_value, at) => minute(new Date((hour + at * 60) * 1000)))
      return { objective_id: id, hour, definition_hash: 'x', ...packed(minutes) }
    })
    for (const batch of batches(rows, 500)) {
      await transaction
        .insertInto('ledger_hour')
        .values([...batch])
        .execute()
    }
  })
}

/**
 * Lays what a source told of a dataset into the ledger, from the beginning of an hour to that of another, which is its watermark.
 *
 * @param pointAt newest data point as told at the end of a minute, Unix seconds; 0: it knew of none; `null`: it did not answer
 */
export async function layPoints(
  database: Database,
  key: DatasetKey,
  { from, to, pointAt }: { readonly from: Date; readonly to: Date; readonly pointAt: (end: number) => number | null },
): Promise<void> {
  const [begin, end] = [from.getTime() / 1000, to.getTime() / 1000]
  await database.write(async (transaction) => {
    const newest = pointAt(end)
    const row = { ...key, history_from: begin, watermark: end, newest_point: newest, answered_at: end }
    const { id } = await transaction.insertInto('dataset').values(row).returning('id').executeTakeFirstOrThrow()
    for (let hour = begin; hour < end; hour += HOUR_SECONDS) {
      const points = Array.from({ length: 60 }, (_, minute) => pointAt(hour + (minute + 1) * 60))
      const observed_seconds = points.filter((point) => point !== null).length * 60
      const minutes = encodePoints(points, hour)
      await transaction.insertInto('dataset_hour').values({ dataset_id: id, hour, observed_seconds, minutes }).execute()
    }
  })
}

const packedHours = new Map<string, ReturnType<typeof pack>>()

/** Most hours are like another one. */
function packed(minutes: readonly CountedMinute[]): ReturnType<typeof pack> {
  const key = JSON.stringify(minutes)
  const known = packedHours.get(key) ?? pack(minutes)
  packedHours.set(key, known)
  return known
}

function pack(minutes: readonly CountedMinute[]) {
  const known = minutes.filter((one) => one !== null)
  const sum = (of: 'events' | 'errors') => known.reduce((all, one) => all + one[of] * 1000, 0)
  const milli = minutes.map((one) => one && { milliEvents: one.events * 1000, milliErrors: one.errors * 1000 })
  return {
    ...{ observed_seconds: known.length * 60, milli_events: sum('events'), milli_errors: sum('errors') },
    minutes: encodeMinutes(milli),
  }
}
