import { createHash } from 'node:crypto'
import { canonical } from './chain.js'

/** Longest text within a value, in characters. */
const LONGEST_TEXT = 500
/** Longest value as JSON, in characters. */
const LONGEST_VALUE = 4000
/** What of a longer one is kept, in characters. */
const KEPT = 1000

/**
 * A value as it is kept: plain data, bounded. A longer text ends with its length; of a longer value the beginning stays, with the digest of all
 * of it, by which the whole is known where somebody has it.
 */
export function boundedValue(value: unknown): unknown {
  const plain = plainValue(value)
  const whole = canonical(plain)
  const short = withTexts(plain, shortText)
  if (canonical(short).length <= LONGEST_VALUE) return short
  const sha256 = createHash('sha256').update(whole).digest('hex')
  return { cut: true, characters: whole.length, sha256, begins: storable(whole.slice(0, KEPT)) }
}

/** A text as the store gives it back: it knows neither NUL characters nor halves of a pair. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd')
}

function plainValue(value: unknown): unknown {
  return value === undefined ? null : withTexts(JSON.parse(JSON.stringify(value)), storable)
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => withTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [storable(key), withTexts(one, change)]))
}

function shortText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  return `${storable(text.slice(0, LONGEST_TEXT))}… (${text.length} characters)`
}
