import type { RequestHandler } from 'express'
import type { LinkAction } from '../http/links/link-action.js'
import type { NavigationEntry } from '../page/page.js'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import type { ReportPart } from './report-section.js'
import type { ServiceAddition, Waiting } from './shown-part.js'
import type { StatusReading } from './status-part.js'

/**
 * The I/O door of a feature: what it does while the daemon runs. A room has one in its `runtime.ts`, made by a function of its ports, and
 * says there which of them it uses; `app/runtimes.ts` lists those functions, and the daemon folds over the list and names no feature.
 *
 * @typeParam Question what it reads of the question that is asked of all parts of the status
 */
export interface Runtime<Question = { readonly now: Date }> {
  /** Name of its room. */
  readonly name: string
  readonly jobs?: readonly Job[]
  readonly routers?: readonly RequestHandler[]
  /** Its pages that stand in the navigation of all. */
  readonly navigation?: readonly NavigationEntry[]
  /** What waits for somebody besides what the status tells: asked for with each page that shows it. */
  readonly waiting?: () => Promise<readonly Waiting[]>
  /** What it adds to the page of a service, which waits for it; `null`: nothing. Rejects when the store fails. */
  readonly ofService?: (service: string) => Promise<ServiceAddition | null>
  /** What links in its messages can do. */
  readonly links?: readonly LinkAction[]
  /** Of the instant at which they are asked for, out of memory: at each scrape. */
  readonly samples?: () => readonly MetricSample[]
  /** What the store must be asked for: every 30 s, with the status. Rejects when the store fails. */
  readonly readSamples?: () => Promise<readonly MetricSample[]>
  /** Reads the part of the status that the pure door describes. */
  readonly status?: StatusReading<Question>
  /** What it says in reports; nothing is read before one is made. */
  readonly report?: ReportPart
}
