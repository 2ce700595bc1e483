import type { SlackReceiver } from './receiver.js'
import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'

/**
 * Posts to an incoming webhook of Slack, which says 200 and `ok` when it took the message. The URL is the secret: it is read at every
 * attempt and appears in no log.
 */
export async function sendToSlack(
  { webhookUrlFile }: SlackReceiver,
  { body }: ClaimedMessage,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  const answer = await postJson({ url: urlIn(webhookUrlFile), body, signal })
  if (answer.status !== 200) return failureOf(answer)
  if (answer.text === 'ok') return answer.text
  // Slack never says anything else with 200: this is some other server.
  return { kind: 'failed', isPermanent: true, reason: `answered 200, but not as Slack does: ${answer.text}` }
}

function urlIn(file: string): string {
  const url = readSecret(file)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`the secret file ${file} holds no URL`)
  return url
}
