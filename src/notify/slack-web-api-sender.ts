import * as z from 'zod'
import type { SlackBot } from './receiver.js'
import { failureOf, postJson, type PostAnswer } from './http-post-sender.js'
import type { SendOutcome } from './outgoing-message.js'
import { readSecret } from './read-secret-files.js'

/** Where a message stands in Slack. */
export interface SlackPlace {
  /** Id of the channel. */
  readonly channel: string
  /** What Slack knows the message by in its channel. */
  readonly ts: string
}

export type SlackFailure = Extract<SendOutcome, { readonly kind: 'failed' }> & {
  /** Slack's name of the error; `null`: it did not get that far. */
  readonly error: string | null
}

const answerSchema = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  channel: z.string().optional(),
  ts: z.string().optional(),
  response_metadata: z.object({ messages: z.array(z.string()).optional() }).optional(),
})

/** An answer repeats the message, with its blocks. */
const LONGEST_ANSWER = 200_000

/** Errors of Slack's own that end by themselves. */
const PASSING = new Set([
  ...['ratelimited', 'rate_limited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
  'team_added_to_org',
])

const UNINVITED = 'invite the bot to the channel, or mend `channel`'
const BAD_TOKEN = 'put a token that is good into `token_file`'

/** What to do about errors that people can mend. */
const MENDED_BY: Readonly<Record<string, string>> = {
  ...{ not_in_channel: UNINVITED, channel_not_found: UNINVITED },
  ...{ invalid_auth: BAD_TOKEN, not_authed: BAD_TOKEN, token_revoked: BAD_TOKEN, token_expired: BAD_TOKEN },
  account_inactive: BAD_TOKEN,
  is_archived: 'the channel is archived: name another one in `channel`',
  missing_scope: 'the bot needs the scope `chat:write`',
}

/** Calls a method of Slack's Web API that writes a message. Slack says 200 also where it refuses: `ok` is its answer. */
export async function callSlack(
  { apiUrl, tokenFile }: SlackBot,
  method: 'chat.postMessage' | 'chat.update',
  { args, signal }: { readonly args: object; readonly signal: AbortSignal },
): Promise<SlackPlace | SlackFailure> {
  const headers = { authorization: `Bearer ${readSecret(tokenFile)}` }
  const body = JSON.stringify(args)
  const answer = await postJson({ url: `${apiUrl}/${method}`, body, headers, signal, longestAnswer: LONGEST_ANSWER })
  const said = saidIn(answer)
  if (answer.status !== 200) return { ...ofStatus(answer, method), error: said?.error ?? null }
  if (said === null) return { ...notSlack(method, answer), error: null }
  if (said.ok && said.channel !== undefined && said.ts !== undefined) return { channel: said.channel, ts: said.ts }
  return refusal(method, said)
}

type Said = z.output<typeof answerSchema>

function saidIn({ text }: PostAnswer): Said | null {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

type Failed = Omit<SlackFailure, 'error'>

function ofStatus(answer: PostAnswer, method: string): Failed {
  const failure = failureOf(answer)
  return failure.kind === 'failed' ? failure : notSlack(method, answer)
}

function notSlack(method: string, { text }: PostAnswer): Failed {
  const reason = `${method} answered 200, but not as Slack does: ${text.slice(0, 200)}`
  return { kind: 'failed', isPermanent: true, reason }
}

function refusal(method: string, { error = 'an error without a name', response_metadata: more }: Said): SlackFailure {
  const hint = MENDED_BY[error] ?? more?.messages?.join('; ').slice(0, 300)
  const reason = `${method} was refused: ${error}${hint === undefined ? '' : ` (${hint})`}`
  return { kind: 'failed', isPermanent: !PASSING.has(error), reason, error }
}
