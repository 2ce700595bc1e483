import type { PagerdutyReceiver } from './receiver.js'
import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'

/**
 * Posts to the Events API v2 of PagerDuty: 202 is acceptance, 400 says that the event will never be taken. The routing key is put in here:
 * the outbox does not hold it.
 */
export async function sendToPagerduty(
  { routingKeyFile, url }: PagerdutyReceiver,
  { body }: ClaimedMessage,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  const event = JSON.parse(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>
  const keyed = JSON.stringify({ routing_key: readSecret(routingKeyFile), ...event })
  const answer = await postJson({ url, body: keyed, signal })
  return answer.status === 202 ? answer.text : failureOf(answer)
}
