import { LONGEST_AGO_SECONDS, type PingSignal } from './ping.js'

/** How a request names a dataset and what it says of it. */
export interface PingAddress {
  /** Of the dataset; `null`: it is named by its slug. */
  readonly secret: string | null
  /** The key in front of a slug, and the slug; `null`: it is named by its secret. */
  readonly named: { readonly key: string; readonly slug: string } | null
  /** Behind that: such as `start`, or an exit status; '' for none. */
  readonly suffix: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Reads the parts of a path behind `/ping/`: ID, ID/SUFFIX, KEY/SLUG or KEY/SLUG/SUFFIX. */
export function readAddress([first = '', second, third]: readonly string[]): PingAddress {
  if (third === undefined && (second === undefined || UUID.test(first)))
    return { secret: first.toLowerCase(), named: null, suffix: second ?? '' }
  return { secret: null, named: { key: first, slug: second ?? '' }, suffix: third ?? '' }
}

/** What a suffix says; `null`: nothing that is known. */
export function readSuffix(suffix: string): { signal: PingSignal; exitStatus: number | null } | null {
  if (suffix === '') return { signal: 'success', exitStatus: null }
  if (suffix === 'start' || suffix === 'fail' || suffix === 'log') return { signal: suffix, exitStatus: null }
  if (!/^\d{1,3}$/.test(suffix) || Number(suffix) > 255) return null
  const exitStatus = Number(suffix)
  return { signal: exitStatus === 0 ? 'success' : 'fail', exitStatus }
}

/** What the query of a ping says. */
export interface PingQuery {
  readonly rid: string | null
  /** How long ago that was of which it tells, in seconds. */
  readonly agoSeconds: number
  readonly sizeBytes: number | null
}

/**
 * Reads the query of a ping. When something was is said by how long ago it was: the clock of whoever says it may be wrong, and does not enter.
 *
 * @returns a sentence where it cannot be read
 */
export function readQuery({ rid, ago, size }: Readonly<Record<string, unknown>>): PingQuery | string {
  const read = { rid: readRid(rid), agoSeconds: readAgo(ago), sizeBytes: readSize(size) }
  if (read.rid === undefined) return 'invalid uuid format'
  if (read.agoSeconds === undefined) return `invalid ago: expected seconds from 0 to ${LONGEST_AGO_SECONDS}`
  if (read.sizeBytes === undefined) return 'invalid size: expected a whole number of bytes'
  return { rid: read.rid, agoSeconds: read.agoSeconds, sizeBytes: read.sizeBytes }
}

// Each: `undefined` where it cannot be read.

function readRid(rid: unknown): string | null | undefined {
  if (rid === undefined) return null
  return typeof rid === 'string' && UUID.test(rid) ? rid.toLowerCase() : undefined
}

function readAgo(ago: unknown): number | undefined {
  const seconds = ago === undefined ? 0 : decimal(ago)
  return seconds === null || seconds > LONGEST_AGO_SECONDS ? undefined : seconds
}

function readSize(size: unknown): number | null | undefined {
  if (size === undefined) return null
  const bytes = decimal(size)
  return bytes !== null && Number.isSafeInteger(bytes) ? bytes : undefined
}

function decimal(text: unknown): number | null {
  return typeof text === 'string' && /^\d{1,16}(\.\d{1,9})?$/.test(text) ? Number(text) : null
}
