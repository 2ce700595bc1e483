import type { Evidence } from './judge-evidence.js'

/** What the indicator of an SLO said at one instant, over the window that ends there. */
export interface ServiceSample extends Evidence {
  /** When it was evaluated, on average: of a recorded value half an evaluation interval before the instant that was asked for. */
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

/** What a sample adds to a pool: windows overlap, so that each event stands in several samples. */
export function shareOf({ events, errors }: ServiceSample, { stepSeconds, windowSeconds }: JudgeSettings): Evidence {
  const share = Math.min(1, stepSeconds / windowSeconds)
  // Differences of counters can lie slightly outside.
  const failed = Math.min(Math.max(0, errors), Math.max(0, events))
  return { events: Math.max(0, events) * share, errors: failed * share }
}
