import type { WebhookReceiver } from './receiver.js'
import type { Clock } from '../shared/clock.js'
import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'
import { webhookHeaders } from './sign-webhook-sender.js'

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
