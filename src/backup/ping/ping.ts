import type { DatasetKey } from '../dataset.js'

/** What a ping says. A `log` only brings a text along. */
export type PingSignal = 'start' | 'success' | 'fail' | 'log'

/** What somebody said of a run of a backup. */
export interface Ping {
  readonly signal: PingSignal
  /** `null`: none was given. */
  readonly exitStatus: number | null
  /** By which the pings of one run know each other; `null`: they carry none. */
  readonly rid: string | null
  /** When that was of which it tells, by the daemon's clock. */
  readonly at: Date
  /** When it was taken in. Not before `at`. */
  readonly heardAt: Date
  /** Of what was backed up; `null`: it does not say. */
  readonly sizeBytes: number | null
  /** The first bytes of what was sent with it. */
  readonly excerpt: Uint8Array | null
}

/** A dataset that is told of by pings. */
export interface PingTarget extends Omit<DatasetKey, 'prometheus'> {
  readonly id: number
  /** 128 random bits, written as a UUID: who knows it can claim a fresh backup. */
  readonly secret: string
}

/** Bytes of a body that are kept; its end is for the job's own log. */
export const MOST_EXCERPT_BYTES = 10_000

/** The longest that a ping may have waited somewhere until it was delivered, in seconds. */
export const LONGEST_AGO_SECONDS = 30 * 86_400
