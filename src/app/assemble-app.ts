import type { RequestListener } from 'node:http'
import type { Config } from '../config/config.js'
import { createHttpApp } from './http/create-http-app.js'
import type { Reload } from './http/reload-router.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Ledger } from '../ledger/ledger.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createScheduler, type Scheduler } from '../scheduler/create-scheduler.js'
import type { JobObserver } from '../scheduler/job-runner.js'
import { jobsInOrder } from '../scheduler/jobs-in-order.js'
import { createJobSlotStore } from '../scheduler/job-slot-store.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { MetricSample } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import { createStatusReader } from '../status/read-status.js'
import { createClockWatchJob } from './clock-watch-job.js'
import { createFirstIngest, type FirstIngest } from './first-ingest.js'
import type { Ground } from './ground.js'
import { createObservedReaders } from './observed-readers.js'
import { createReadyReasons } from './ready-reasons.js'
import { createRuntimes } from './create-runtimes.js'
import { refusedSamples, selfSamples } from './self-observation.js'
import { createStatusBoard, type StatusBoard } from './status-board.js'

/** What everything is made of. */
export interface Means {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly readers: ReadonlyMap<string, SeriesReader> | null
  readonly reload: Reload
}

/** Everything that works with one configuration, put together and not yet started: after a reload another one takes its place. */
export interface Assembly {
  readonly config: Config
  /** Answers HTTP. */
  readonly answer: RequestListener
  readonly samples: () => readonly MetricSample[]
  readonly scheduler: Scheduler
  /** Jobs that begin before all others, one after the other. */
  readonly foremost: readonly Job[]
  /** The others, each behind those that it comes after. */
  readonly jobs: readonly Job[]
  readonly board: StatusBoard
  readonly firstIngest: FirstIngest
  readonly ledger: Ledger
}

/**
 * Puts everything together upon the ground. Nothing is read, written, asked or begun here, so that a configuration that cannot be worked
 * with does no harm.
 *
 * @param before what worked until now; `null` at the start
 */
export function assembleApp(means: Means, ground: Ground, before: Assembly | null): Assembly {
  const { config, clock } = means
  const { database, meter } = ground
  const readers = means.readers ?? createObservedReaders(config, { ...means, meter })
  const ledger = ledgerOf(means, ground, { readers, before })
  const { ports, working } = createRuntimes({ ...means, database, meter, readers }, ledger)
  const readings = working.flatMap(({ status }) => (status === undefined ? [] : [status]))
  const readStatus = createStatusReader({ ...ports, readings, lastAnswers: () => ledger.lastAnswers() })
  const board = createStatusBoard({
    read: () => readStatus(clock()),
    readSamples: async () => (await Promise.all(working.map(async (one) => (await one.readSamples?.()) ?? []))).flat(),
    backfill: ledger.backfill,
  })
  const hasArrived = before?.firstIngest.waitingFor() === null
  const firstIngest = createFirstIngest(ledger, { ...means, hasArrived, afterwards: board.refresh })
  const foremost = [clockJobOf(means, ground), board.job]
  const features = working.flatMap(({ jobs = [] }) => jobs)
  return {
    config,
    answer: createHttpApp({
      ...{ ...means, names: config.server, render: meter.render, status: board.document },
      reasons: createReadyReasons({ database, clock, board, firstIngest }),
      routers: working.flatMap(({ routers = [] }) => routers),
    }),
    samples: () => [
      ...board.samples(),
      ...working.flatMap(({ samples }) => samples?.() ?? []),
      ...selfSamples({ ...means, ...ground.facts, configHash: config.hash }, board.document()),
      ...refusedSamples(ledger.refusedMinutes()),
    ],
    scheduler: schedulerOf(means, ground),
    foremost,
    jobs: jobsInOrder(foremost, [firstIngest.job, ledger.refillJob, ledger.housekeepingJob, ...features]),
    board,
    firstIngest,
    ledger,
  }
}

function schedulerOf(means: Means, ground: Ground): Scheduler {
  return createScheduler({
    ...means,
    slots: createJobSlotStore(ground.database),
    observe: observer(ground, means.clock),
    onSetBack: () => {
      tellSetBack(ground, 'job')
    },
  })
}

function clockJobOf(means: Means, ground: Ground): Job {
  const onSetBack = (what: string) => {
    tellSetBack(ground, what)
  }
  return createClockWatchJob({ ...means, database: ground.database, onSetBack })
}

function tellSetBack({ meter }: Ground, what: string): void {
  meter.count('plimsoll_clock_set_back_total', { what })
}

function ledgerOf(
  means: Means,
  { database, meter }: Ground,
  { readers, before }: { readonly readers: ReadonlyMap<string, SeriesReader>; readonly before: Assembly | null },
): Ledger {
  return createLedger({
    ...means,
    database,
    readers,
    answers: before?.ledger.lastAnswers() ?? [],
    onLeftOut: (labels) => {
      meter.count('plimsoll_ledger_series_left_out_total', labels)
    },
    onRefused: (labels) => {
      meter.count('plimsoll_ledger_minutes_refused_total', labels)
    },
  })
}

function observer({ meter, facts }: Ground, clock: Clock): JobObserver {
  return ({ job, seconds, ok }) => {
    meter.observe('plimsoll_job_duration_seconds', { job_name: job }, seconds)
    if (ok) facts.jobSuccess.set(job, clock())
    else meter.count('plimsoll_job_failures_total', { job_name: job })
  }
}
