import * as z from 'zod'

/** A message as Slack takes it, by webhooks and bots alike. */
const message = z.looseObject({ text: z.string() })

const body = z.object({
  /** What stands in the channel: how things are now. */
  message,
  /** What is told in its thread where it stands there already; `null`: the message says all. */
  reply: message.extend({ reply_broadcast: z.boolean().optional() }).nullable(),
})

/** A message in Slack, and what a bot says below it. */
export type SlackBody = z.output<typeof body>

/** As the outbox keeps it. */
export function slackBody({ message: said, reply }: SlackBody): string {
  return JSON.stringify({ message: said, reply })
}

/** Out of the outbox. Throws where it is none. */
export function readSlackBody(bytes: Uint8Array): SlackBody {
  return body.parse(JSON.parse(new TextDecoder().decode(bytes)))
}
