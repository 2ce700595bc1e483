import { failureOf, postJson } from './http-post-sender.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'
import type { TeamsReceiver } from './receiver.js'

/**
 * Posts to a workflow of Microsoft Teams, which says 202 when it took the message. Connectors of before say 200 also where Teams refused it, and tell so
 * in words. The URL is the secret: it is read at every attempt and appears in no log.
 */
export async function sendToTeams(
  { webhookUrlFile }: TeamsReceiver,
  { body }: ClaimedMessage,
  signal: AbortSignal,
): Promise<string | SendOutcome> {
  const answer = await postJson({ url: urlIn(webhookUrlFile), body, signal })
  const inner = /\bHTTP error (\d{3})\b/.exec(answer.text)?.[1]
  if (inner !== undefined) return failureOf({ ...answer, status: Number(inner) })
  return answer.status >= 200 && answer.status < 300 ? answer.text : failureOf(answer)
}

function urlIn(file: string): string {
  const url = readSecret(file)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`the secret file ${file} holds no URL`)
  return url
}
