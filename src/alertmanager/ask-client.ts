import { AlertmanagerError } from './alertmanager-error.js'

const TIMEOUT_MS = 10_000

/** Asks a page of an Alertmanager for its JSON. Rejects with `AlertmanagerError` `alertmanager_unreachable`. */
export async function askAlertmanager(page: string, signal?: AbortSignal): Promise<unknown> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(page, { signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) })
    if (response.ok) return await response.json()
    throw new Error(`HTTP status ${response.status}`)
  } catch (cause) {
    signal?.throwIfAborted()
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AlertmanagerError('alertmanager_unreachable', `no answer from ${page}: ${reason}`, { cause })
  }
}
