import type { SlackReceiver, SlackWebhook } from './receiver.js'
import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'
import { sendByBot } from './slack-bot-sender.js'
import { readSlackBody } from './slack-body.js'

/** Tells a channel in Slack, by its webhook or by a bot. */
export function sendToSlack(
  { access }: SlackReceiver,
  message: ClaimedMessage,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  return access.by === 'bot' ? sendByBot(access, message, signal) : sendByWebhook(access, message, signal)
}

/**
 * Posts to an incoming webhook of Slack, which says 200 and `ok` when it took the message. The URL is the secret: it is read at every
 * attempt and appears in no log.
 */
async function sendByWebhook(
  { webhookUrlFile }: SlackWebhook,
  { body }: ClaimedMessage,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  const { message } = readSlackBody(body)
  const answer = await postJson({ url: urlIn(webhookUrlFile), body: JSON.stringify(message), signal })
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
