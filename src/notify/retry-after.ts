const LONGEST_MS = 86_400_000

/**
 * How long a `Retry-After` header asks to wait: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * @returns milliseconds, >= 0 and at most a day; `null` where there is none or it says nothing
 */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === '') return null
  const text = header.trim()
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isNaN(wait) ? null : Math.min(LONGEST_MS, Math.max(0, Math.ceil(wait)))
}
