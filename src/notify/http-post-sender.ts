import type { SendOutcome } from './outgoing-message.js'

/** Longest wait for an answer. Slack and PagerDuty answer within seconds; whoever takes longer is asked again later. */
const TIMEOUT_MS = 15_000
/** Characters of an answer; the rest is not read. */
const LONGEST_ANSWER = 500
/** Of it in words for people. */
const LONGEST_REASON = 500

export interface Post {
  readonly url: string
  readonly body: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly timeoutMs?: number
  /** Characters of the answer that are read; 500 by default. */
  readonly longestAnswer?: number
}

/** What came back. */
export interface PostAnswer {
  readonly status: number
  /** See `parseRetryAfter`. */
  readonly retryAfterMs: number | null
  /** The beginning of the body, as one line. */
  readonly text: string
}

/** Posts JSON and follows no redirect. Rejects when no answer came, with words that name neither the URL nor a secret. */
export async function postJson(post: Post): Promise<PostAnswer> {
  const { url, body, headers, signal, timeoutMs = TIMEOUT_MS, longestAnswer = LONGEST_ANSWER } = post
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Plimsoll', ...headers },
      body,
      signal: AbortSignal.any([signal, timeout]),
    })
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), new Date())
    return { status: response.status, retryAfterMs, text: await readBriefly(response, longestAnswer) }
  } catch (cause) {
    throw new Error(timeout.aborted ? `no answer within ${timeoutMs / 1000} s` : reasonOf(cause), { cause })
  }
}

async function readBriefly(response: Response, longest: number): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length >= longest) break
  }
  return text.slice(0, longest).replace(/\s+/g, ' ').trim()
}

/** The library hides what happened in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed'
  if (error.name === 'AbortError') return 'stopped before an answer came'
  const { cause } = error
  const inner = cause instanceof Error ? cause : error
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : null
  return code === null ? 'the connection failed' : `the connection failed (${code})`
}

/**
 * What an answer that is no acceptance means: 408, 425, 429 and 5xx ask to come again, everything else would end the same way next time.
 */
export function failureOf({ status, retryAfterMs, text }: PostAnswer): SendOutcome {
  const reason = `answered ${status}${text === '' ? '' : `: ${text.slice(0, LONGEST_REASON)}`}`
  const isPermanent = status < 500 && ![408, 425, 429].includes(status)
  return { kind: 'failed', isPermanent, reason, ...(retryAfterMs === null ? {} : { retryAfterMs }) }
}

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
