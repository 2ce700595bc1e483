import { RECEIVED_AT } from './build-delivery.js'

/** An alert that must be kept, as the row of it says it. */
export interface ExpectedRow {
  readonly fingerprint: string
  readonly starts_at: number
  readonly status: string
  readonly ends_at: number | null
  readonly labels: string
  readonly summary: string | null
}

export interface ExpectedReading {
  readonly rows: readonly ExpectedRow[]
  /** How many alerts are said to be read, those told twice included. */
  readonly read: number
  /** Alerts that nobody can read, as JSON. */
  readonly unreadable: readonly string[]
}

/**
 * What must become of a delivery, read by hand after Alertmanager's documentation and RFC 3339 and with nothing of ours.
 *
 * @returns `null`: it is none
 */
export function readDelivery(text: string): ExpectedReading | null {
  // What is half a character has no bytes of its own.
  const delivery = parse(wellFormed(text))
  if (!isObject(delivery) || delivery['version'] !== '4' || !Array.isArray(delivery['alerts'])) return null
  const alerts = delivery['alerts'] as unknown[]
  const read = alerts.filter(isReadable).map(toRow)
  const known = new Set<string>()
  const rows = read.filter(({ fingerprint, starts_at, status }) => {
    const key = `${fingerprint} ${starts_at} ${status}`
    return !known.has(key) && known.add(key)
  })
  const unreadable = alerts.filter((one) => !isReadable(one)).map(written)
  return { rows, read: read.length, unreadable }
}

function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
}

/** JSON is read deeper than it can be written. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '"nested too deeply to be kept"'
  }
}

interface Alert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations?: { readonly summary?: string }
  readonly startsAt: string
  readonly endsAt?: string
  readonly fingerprint: string
}

function isReadable(value: unknown): value is Alert {
  if (!isObject(value) || !isObject(value['labels'])) return false
  const checks = [
    ['firing', 'resolved'].some((status) => status === value['status']),
    Object.values(value['labels']).every((one) => typeof one === 'string'),
    isSummarised(value['annotations']),
    isTime(value['startsAt']) && isOurs(value['startsAt']),
    value['endsAt'] === undefined || isTime(value['endsAt']),
    typeof value['fingerprint'] === 'string' && /^[0-9a-f]{16}$/.test(value['fingerprint']),
  ]
  return checks.every(Boolean)
}

function isSummarised(annotations: unknown): boolean {
  if (annotations === undefined) return true
  return isObject(annotations) && ['undefined', 'string'].includes(typeof annotations['summary'])
}

function toRow({ status, labels, annotations, startsAt, endsAt, fingerprint }: Alert): ExpectedRow {
  return {
    ...{ fingerprint, status },
    starts_at: Date.parse(startsAt),
    ends_at: status === 'firing' || endsAt === undefined || !isOurs(endsAt) ? null : Date.parse(endsAt),
    labels: JSON.stringify(labels),
    // Half a character, or none at all (NUL), is no text of a database.
    summary: annotations?.summary === undefined ? null : wellFormed(annotations.summary).replaceAll('\0', '\ufffd'),
  }
}

/** As Go writes a time: capital letters, seconds, a day that exists. */
const TIME = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

function isTime(value: unknown): value is string {
  const day = typeof value === 'string' ? TIME.exec(value)?.[1] : undefined
  if (day === undefined) return false
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

/** Since there are Unix times, and no more than a day after it was heard of; Go's year 1 stands for none. */
function isOurs(time: string): boolean {
  return Date.parse(time) >= 0 && Date.parse(time) <= RECEIVED_AT.getTime() + 86_400_000
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
