import type { Interval } from '../../../src/calendar/interval.js'

/** One running copy of the service. Its counters start at 0 with it, and at each of its restarts. */
export interface Pod {
  readonly name: string
  readonly region: string
  readonly life: Interval
  readonly restarts: readonly Date[]
}

/** A stretch in which `share` of the events fail. */
export interface Incident extends Interval {
  readonly share: number
}

/** Much in a moment: a crawler, a batch, a retry storm. It may lie between two scrapes. */
export interface Burst extends Interval {
  readonly eventsPerSecond: number
  /** Of its events, the share that fails. */
  readonly share: number
}

/** A service whose every event is drawn one by one, and the scrapes that saw it. The same model gives the same history. */
export interface Model {
  readonly seed: number
  readonly service: string
  readonly interval: Interval
  readonly scrapeSeconds: number
  /** Offset of the scrapes from whole multiples of the interval. */
  readonly phaseSeconds: number
  /** Each scrape is early or late by up to this. */
  readonly jitterSeconds: number
  /** Average events per second; busy in the evening, quiet at night. */
  readonly eventsPerSecond: number
  /** Share of events that fail on a good day. */
  readonly ordinaryErrors: number
  /** Until then nothing fails but in incidents; the series of errors appear late. Default: the start. */
  readonly firstErrors?: Date
  /** Traffic on top of the ordinary. */
  readonly bursts?: readonly Burst[]
  /** Times without any traffic while the pods go on running. */
  readonly idle?: readonly Interval[]
  /** Share of events slower than 300 ms; `null`: no histogram is exposed. */
  readonly slow: number | null
  readonly incidents: readonly Incident[]
  readonly pods: readonly Pod[]
  /** How often rates are looked up anew, hence how exactly an incident begins; default 60. */
  readonly weatherSeconds?: number
  /** Times without scrapes; the import writes no stale markers, so nothing says that the series paused. */
  readonly gaps: readonly Interval[]
}

/** What happened in one minute. */
export interface TrueMinute {
  /** By the time of the event. */
  events: number
  errors: number
  slow: number
  /** As seen between two neighbouring scrapes; first samples of a series add nothing, and neither does what a gap hides. */
  scrapedEvents: number
  scrapedErrors: number
  scrapedSlow: number
  /** Scrapes of any pod within the minute. */
  scrapes: number
}

/** The truth, minute by minute from the start of the model's interval. */
export interface Truth {
  readonly interval: Interval
  readonly minutes: readonly TrueMinute[]
}

/** Sums of the truth over some of its minutes. */
export function truthOver(truth: Truth, isWanted: (minute: Date) => boolean): TrueMinute {
  const sum = emptyMinute()
  for (const [index, minute] of truth.minutes.entries()) {
    if (!isWanted(new Date(truth.interval.from.getTime() + index * 60_000))) continue
    for (const name of Object.keys(sum) as (keyof TrueMinute)[]) sum[name] += minute[name]
  }
  return sum
}

export function emptyMinute(): TrueMinute {
  return { events: 0, errors: 0, slow: 0, scrapedEvents: 0, scrapedErrors: 0, scrapedSlow: 0, scrapes: 0 }
}
