import type { RequestListener } from 'node:http'
import type { RequestHandler } from 'express'
import type { Config } from '../config/config.js'
import type { Waiting } from '../feature/shown-part.js'
import type { OnRefused } from '../http/error-handler.js'
import { createGateRouter } from '../gate/gate-router.js'
import { createIdempotency } from '../http/idempotency/idempotency-router.js'
import { knownKeys } from '../http/links/link-key-store.js'
import { createLinkPageWriter } from '../http/links/link-page.js'
import { createLinkRouter } from '../http/links/link-router.js'
import { loadLinkTemplate } from '../http/links/link-template-files.js'
import { loadBaseStyle } from '../page/page-files.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Ledger } from '../ledger/ledger.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createOverviewRouter } from '../overview/overview-router.js'
import { createScheduler, type Scheduler } from '../scheduler/create-scheduler.js'
import { createJobSlotStore } from '../scheduler/job-slot-store.js'
import { jobsInOrder } from '../scheduler/jobs-in-order.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Portions } from '../metrics/gauge-texts.js'
import type { Steps } from '../shared/steps.js'
import { createSignin } from '../signin/runtime.js'
import { SELF_METRICS } from '../self/self-names.js'
import { accessOf, signInOf, type AccessOrder } from './access.js'
import { createClockWatchJob } from './clock-watch-job.js'
import { createRuntimes, type Runtimes } from './create-runtimes.js'
import { createFirstIngest, type FirstIngest } from './first-ingest.js'
import { createHttpApp } from './http/create-http-app.js'
import type { Reload } from './http/reload-router.js'
import { createNewestStatus, type NewestStatus } from './newest-status.js'
import { createObservedReaders } from './observed-readers.js'
import type { ProcessState } from './process-state.js'
import type { Ports } from './ports.js'
import { createReadyReasons } from './ready-reasons.js'
import { refusedSamples, schedulingObserver, selfSamples } from './self-observation.js'

/** What everything is made of. */
export interface AssemblyParts {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  /** By name of the Prometheus; `null`: those of the configuration are asked. */
  readonly readers: ReadonlyMap<string, SeriesReader> | null
  readonly reload: Reload
}

/** Everything that works with one configuration, put together and not yet started: after a reload another one takes its place. */
export interface Assembly {
  readonly config: Config
  /** Answers HTTP. */
  readonly answer: RequestListener
  /** What changes with each cycle, and what changes at any time. */
  readonly samples: () => Portions
  readonly scheduler: Scheduler
  /** Jobs that begin before all others, one after the other. */
  readonly foremost: readonly Job[]
  /** The others, each behind those that it comes after. */
  readonly jobs: readonly Job[]
  readonly status: NewestStatus
  readonly firstIngest: FirstIngest
  readonly ledger: Ledger
}

/**
 * Puts everything together: the ledger, the features that read it, and what folds over them. Nothing is read, written, asked or begun here,
 * so that a configuration that cannot be worked with does no harm.
 *
 * @param before what worked until now; `null` at the start
 */
export function assembleApp(parts: AssemblyParts, state: ProcessState, before: Assembly | null): Assembly {
  const { config } = parts
  const readers = parts.readers ?? createObservedReaders(config, { ...parts, ...state })
  const ledger = createLedger({ ...parts, ...state, readers, answers: before?.ledger.lastAnswers() ?? [] })
  const hurry = (...jobs: readonly string[]) => {
    void scheduler.hurry(jobs)
  }
  const { ports, working } = createRuntimes({ ...parts, ...state, readers, hurry }, ledger)
  const signIn = signInOf(ports, state)
  const features = [...working, createSignin({ ...ports, signIn })]
  const status = createNewestStatus(ports, features, ledger)
  const hasArrived = before?.firstIngest.waitingFor() === null
  const firstIngest = createFirstIngest(ledger, { ...parts, hasArrived, afterwards: status.refresh })
  const foremost = [createClockWatchJob(ports), status.job]
  const ofLedger = [firstIngest.job, ledger.refillJob, ledger.housekeepingJob, ledger.pingJob]
  const scheduler = schedulerOf(ports, state)
  return {
    config,
    answer: createHttpApp({
      ...{ ...parts, render: state.meter.render, status: status.document, services: config.services },
      ...entrance({ ...ports, signIn }, state),
      showProblem: ports.pages.answerProblem,
      idempotency: createIdempotency(ports),
      reasons: createReadyReasons({ ...ports, status, firstIngest }),
      routers: routersOf(ports, { features, status }),
    }),
    samples: () => [
      ...status.samples(),
      [
        ...features.flatMap(({ samples }) => samples?.() ?? []),
        ...selfSamples({ ...parts, ...state.facts, configHash: config.hash }, status.document()),
        ...refusedSamples(ledger.refusedMinutes()),
      ],
    ],
    scheduler,
    foremost,
    jobs: jobsInOrder(foremost, [...ofLedger, ...features.flatMap(({ jobs = [] }) => jobs)]),
    ...{ status, firstIngest, ledger },
  }
}

function schedulerOf(ports: Ports, state: ProcessState): Scheduler {
  return createScheduler({ ...ports, ...schedulingObserver(ports, state), slots: createJobSlotStore(ports.database) })
}

interface Answering {
  readonly features: Runtimes['working']
  readonly status: NewestStatus
}

function routersOf(ports: Ports, { features, status: { document } }: Answering): readonly RequestHandler[] {
  const waiting = () => waitingIn(features)
  return [
    ...features.flatMap(({ routers = [] }) => routers),
    linkRouter(ports, features),
    ports.pages.router,
    createGateRouter({ ...ports, status: document }),
    createOverviewRouter({ ...ports, status: document, waiting, additions: additionsOf(features) }),
  ]
}

/** Who is let in, and by which name. */
function entrance(ports: AccessOrder, { meter }: ProcessState) {
  const { server } = ports.config
  const onRefused: OnRefused = (route, code) => {
    meter.count(SELF_METRICS.refused, { route: route ?? '', code })
  }
  return { names: server, metricsToken: server.metricsToken, access: accessOf(ports), onRefused }
}

/** What waits for somebody besides what the status tells. */
async function waitingIn(features: Runtimes['working']): Promise<readonly Waiting[]> {
  return (await Promise.all(features.map(async ({ waiting }) => (await waiting?.()) ?? []))).flat()
}

/** What features add to the page of a service. */
function additionsOf(features: Runtimes['working']) {
  return async (service: string) => {
    const all = await Promise.all(features.map(async ({ ofService }) => (await ofService?.(service)) ?? []))
    return all.flat()
  }
}

/** What links in messages of all features do. */
function linkRouter({ database, clock }: Ports, features: Runtimes['working']): RequestHandler {
  return createLinkRouter({
    actions: features.flatMap(({ links = [] }) => links),
    keys: () => database.read(knownKeys),
    write: createLinkPageWriter(loadLinkTemplate(), loadBaseStyle()),
    clock,
  })
}
