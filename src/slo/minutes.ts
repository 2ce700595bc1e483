import type { CountsRequest } from './counts.js'

/** What was counted in each minute of an interval, oldest first: index 0 is its first minute. */
export interface Minutes {
  /** Unix seconds of the first minute's beginning. */
  readonly from: number
  /** All events of a minute; `NaN`: nothing is known of it. */
  readonly events: Float64Array
  /** Bad events, unknown where `events` are; slightly below zero is noise of a `good` selector. */
  readonly errors: Float64Array
  /** Hours of which only the sums are kept: their minutes are unknown here. Those that the interval cuts are among them, whole. */
  readonly summed: readonly SummedHour[]
}

/** An hour that is older than `storage.minute_detail`. */
export interface SummedHour {
  /** Unix seconds of its beginning. */
  readonly hour: number
  readonly events: number
  readonly errors: number
  readonly observedSeconds: number
}

/** Since when hours may have changed that lie behind the watermark; made and read by the ledger alone. */
export type LedgerPlace = number

/** Hours that came to know more after they were asked for. */
export interface LateHours {
  /** Where to ask from the next time. */
  readonly place: LedgerPlace
  /** Beginnings of hours, Unix seconds, by service. */
  readonly byService: ReadonlyMap<string, ReadonlySet<number>>
}

/** The ledger for those who judge minute by minute. Interval ends are whole minutes. */
export interface MinutesReader {
  /** The minutes of many objectives, in the order of the requests; all unknown where an objective is not in the ledger. */
  minutes(requests: readonly CountsRequest[]): Promise<readonly Minutes[]>
  /**
   * What has changed behind the watermark, so that who remembers hours need not read them again. Of the last `SETTLE_SECONDS` before a
   * watermark, and of all after it, nothing is told: they change with every cycle.
   *
   * @param after `null`: nothing is remembered yet
   */
  lateHours(after: LedgerPlace | null): Promise<LateHours>
}
