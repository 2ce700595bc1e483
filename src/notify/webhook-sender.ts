import { createHmac } from 'node:crypto'
import type { Clock } from '../shared/clock.js'
import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'
import type { WebhookReceiver } from './receiver.js'

/** Posts to a machine of the user: any 2xx is acceptance. Each attempt is signed anew, with the same delivery id. */
export function createWebhookSending(clock: Clock) {
  return async (
    { url, secretFile }: WebhookReceiver,
    { body, dedupId }: ClaimedMessage,
    signal: AbortSignal,
  ): Promise<string | SendOutcome> => {
    const timestamp = Math.floor(clock().getTime() / 1000)
    const secret = secretFile === null ? null : readSecret(secretFile)
    const headers = webhookHeaders(secret, { deliveryId: dedupId, timestamp, body })
    const answer = await postJson({ url, body, headers, signal })
    return answer.status >= 200 && answer.status < 300 ? answer.text : failureOf(answer)
  }
}

export interface Signable {
  readonly deliveryId: string
  /** When it is sent, Unix seconds: the far side refuses what is old. */
  readonly timestamp: number
  readonly body: Uint8Array
}

const PREFIX = 'whsec_'

/**
 * Headers of a webhook by the Standard Webhooks specification: id, timestamp and `v1,` + base64 of HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param secret one per line, so that a new one can be brought in beside the old: `whsec_` + base64, or any text; `null`: not signed
 */
export function webhookHeaders(
  secret: string | null,
  { deliveryId, timestamp, body }: Signable,
): Record<string, string> {
  const headers = { 'webhook-id': deliveryId, 'webhook-timestamp': String(timestamp) }
  if (secret === null) return headers
  const signatures = secret.split(/\s+/).map((one) => {
    const key = one.startsWith(PREFIX) ? Buffer.from(one.slice(PREFIX.length), 'base64') : Buffer.from(one)
    return `v1,${createHmac('sha256', key).update(`${deliveryId}.${timestamp}.`).update(body).digest('base64')}`
  })
  return { ...headers, 'webhook-signature': signatures.join(' ') }
}
