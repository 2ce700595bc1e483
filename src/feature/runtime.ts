import type { RequestHandler } from 'express'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'

/**
 * The I/O door of a feature: what it does while the daemon runs. A room has one in its `runtime.ts`, made by a function of its ports, and
 * says there which of them it uses; `app/runtimes.ts` lists those functions, and the daemon folds over the list and names no feature.
 */
export interface Runtime {
  /** Name of its room. */
  readonly name: string
  readonly jobs?: readonly Job[]
  readonly routers?: readonly RequestHandler[]
  /** Of the instant at which they are asked for, out of memory: at each scrape. */
  readonly samples?: () => readonly MetricSample[]
  /** What the store must be asked for: every 30 s, with the status. Rejects when the store fails. */
  readonly readSamples?: () => Promise<readonly MetricSample[]>
}
