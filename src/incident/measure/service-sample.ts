import type { Evidence } from './judge-evidence.js'

/** What the indicator of an SLO said at one instant, over the window that ends there. */
export interface ServiceSample extends Evidence {
  /** When it was evaluated: of a recorded value some seconds before the instant that was asked for. */
  readonly at: Date
}

/** What samples are judged by. */
export interface JudgeSettings {
  /** Ratio in (0, 1). */
  readonly objective: number
  /** Distance of the samples. */
  readonly stepSeconds: number
  /** Length of the time whose events one sample counts. */
  readonly windowSeconds: number
  /** So long before the evaluation of a sample that time ends, on average: the age of a scrape. */
  readonly lagSeconds: number
  /** So much good service is a recovery, and ends the search for an onset. */
  readonly stabilityWindowSeconds: number
}

/** What a sample counted. Differences of counters can lie slightly outside of what is possible. */
export function countedIn({ events, errors }: ServiceSample): Evidence {
  const all = Math.max(0, events)
  return { events: all, errors: Math.min(Math.max(0, errors), all) }
}

/** What a sample adds to a pool: windows overlap, so that each event stands in several samples. */
export function shareOf(sample: ServiceSample, { stepSeconds, windowSeconds }: JudgeSettings): Evidence {
  const share = Math.min(1, stepSeconds / windowSeconds)
  const { events, errors } = countedIn(sample)
  return { events: events * share, errors: errors * share }
}
