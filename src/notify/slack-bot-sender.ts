import type { SlackBot } from './receiver.js'
import type { ClaimedMessage, SendOutcome } from './outgoing-message.js'
import { readSlackBody, type SlackBody } from './slack-body.js'
import { callSlack, type SlackFailure, type SlackPlace } from './slack-web-api-sender.js'

/**
 * Tells a channel by a bot: the first message about something is posted, later ones bring that message up to date and are told in its thread.
 * Where it can no longer be edited (deleted, its channel archived or gone) a new one is posted to the channel that is configured now.
 */
export async function sendByBot(bot: SlackBot, message: ClaimedMessage, signal: AbortSignal): Promise<SendOutcome> {
  const order = { bot, body: readSlackBody(message.body), signal }
  const place = message.place === null ? null : parsePlace(message.place)
  if (place === null) return post(order, message, 'posted')
  const edited = await callSlack(bot, 'chat.update', { args: { ...order.body.message, ...place }, signal })
  if (!isFailure(edited)) return tellInThread(order, message, place)
  return edited.isPermanent ? post(order, message, `posted anew: ${edited.reason}`) : edited
}

interface Order {
  readonly bot: SlackBot
  readonly body: SlackBody
  readonly signal: AbortSignal
}

async function post({ bot, body, signal }: Order, message: ClaimedMessage, words: string): Promise<SendOutcome> {
  const posted = await callSlack(bot, 'chat.postMessage', { args: { ...body.message, channel: bot.channel }, signal })
  return isFailure(posted) ? posted : answered(message, words, posted)
}

/** What cannot be said in the thread for good stands in the message itself all the same. */
async function tellInThread(
  { bot, body: { reply }, signal }: Order,
  message: ClaimedMessage,
  place: SlackPlace,
): Promise<SendOutcome> {
  if (reply === null) return answered(message, 'edited', place)
  const args = { ...reply, channel: place.channel, thread_ts: place.ts }
  const told = await callSlack(bot, 'chat.postMessage', { args, signal })
  if (!isFailure(told)) return answered(message, 'edited, and told in the thread', place)
  return told.isPermanent ? answered(message, `edited, but not told in the thread: ${told.reason}`, place) : told
}

function isFailure(answer: SlackPlace | SlackFailure): answer is SlackFailure {
  return 'kind' in answer
}

function answered({ recipients }: ClaimedMessage, answer: string, { channel, ts }: SlackPlace): SendOutcome {
  const answers = recipients.map((to) => ({ ...to, state: 'accepted' as const, answer }))
  return { kind: 'answered', answers, place: `${channel} ${ts}` }
}

function parsePlace(place: string): SlackPlace | null {
  const [channel, ts] = place.split(' ')
  return channel === undefined || ts === undefined ? null : { channel, ts }
}
