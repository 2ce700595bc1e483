import { AlertmanagerError } from './alertmanager-error.js'

const TIMEOUT_MS = 10_000

/** How it is asked; default: by GET. */
export interface AskedHow {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: object
  readonly signal?: AbortSignal | undefined
}

/** Asks a page of an Alertmanager for its JSON; `null`: it answers nothing. Rejects with `AlertmanagerError` `alertmanager_unreachable`. */
export async function askAlertmanager(page: string, how: AskedHow = {}): Promise<unknown> {
  try {
    const response = await fetch(page, requestOf(how))
    const text = await response.text()
    if (!response.ok) throw new Error(`HTTP status ${response.status}`)
    return text === '' ? null : (JSON.parse(text) as unknown)
  } catch (cause) {
    how.signal?.throwIfAborted()
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AlertmanagerError('alertmanager_unreachable', `no answer from ${page}: ${reason}`, { cause })
  }
}

function requestOf({ method = 'GET', body, signal }: AskedHow): RequestInit {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return { method, ...sent, signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) }
}
