import {
  startStandIn,
  type ReceivedRequest,
  type StandIn,
  type StandInAnswer,
} from '../../demo/stack/stand-in-server.js'

/** A message in the workspace, with what was said below it. */
export interface SlackMessage {
  readonly ts: string
  text: string
  blocks: readonly SlackBlock[]
  edits: number
  readonly replies: { readonly text: string; readonly isBroadcast: boolean }[]
}

interface SlackBlock {
  readonly type: string
  readonly text?: { readonly text: string }
  readonly fields?: readonly { readonly text: string }[]
  readonly elements?: readonly unknown[]
}

interface Channel {
  isArchived: boolean
  isThreadLocked: boolean
  readonly messages: SlackMessage[]
}

interface Order {
  readonly channel: string
  readonly ts?: string
  readonly thread_ts?: string
  readonly reply_broadcast?: boolean
  readonly text: string
  readonly blocks?: readonly SlackBlock[]
}

/** A workspace of Slack with a bot in it, as its Web API answers by its documentation: 200 with `ok`, also where it refuses. */
export interface SlackWorkspace {
  readonly server: StandIn
  /** By id, made as needed. */
  channel(id: string): Channel
  /** As if it had never been. */
  removeChannel(id: string): void
  removeMessage(id: string, ts: string): void
}

/** Starts one on loopback whose bot has this token. */
export async function startSlackWorkspace(token: string): Promise<SlackWorkspace> {
  const channels = new Map<string, Channel>()
  let count = 0
  const answerCall = (method: string, order: Order) => {
    const channel = channels.get(order.channel)
    if (channel === undefined) return refuse('channel_not_found')
    if (channel.isArchived) return refuse('is_archived')
    const problem = limitProblem(order)
    if (problem !== null) return refuse(problem)
    count += 1
    const next = `1700000000.${String(count).padStart(6, '0')}`
    return method === 'chat.update' ? update(channel, order) : post(channel, order, next)
  }
  const server = await startStandIn({
    answer: (request) => {
      const method = request.path.replace('/api/', '')
      if (request.headers.authorization !== `Bearer ${token}`) return refuse('invalid_auth')
      if (method !== 'chat.update' && method !== 'chat.postMessage') return refuse('unknown_method')
      return answerCall(method, orderIn(request))
    },
  })
  return {
    server,
    channel(id) {
      const known = channels.get(id) ?? { isArchived: false, isThreadLocked: false, messages: [] }
      channels.set(id, known)
      return known
    },
    removeChannel: (id) => void channels.delete(id),
    removeMessage(id, ts) {
      const messages = channels.get(id)?.messages ?? []
      messages.splice(
        messages.findIndex((one) => one.ts === ts),
        1,
      )
    },
  }
}

function orderIn({ body }: ReceivedRequest): Order {
  return JSON.parse(body) as Order
}

function post(channel: Channel, order: Order, ts: string): StandInAnswer {
  if (order.thread_ts === undefined) {
    channel.messages.push({ ts, text: order.text, blocks: order.blocks ?? [], edits: 0, replies: [] })
    return accept(order, ts)
  }
  const above = channel.messages.find((one) => one.ts === order.thread_ts)
  if (above === undefined) return refuse('thread_not_found')
  if (channel.isThreadLocked) return refuse('restricted_action_thread_locked')
  above.replies.push({ text: order.text, isBroadcast: order.reply_broadcast === true })
  return accept(order, ts)
}

function update(channel: Channel, order: Order): StandInAnswer {
  const message = channel.messages.find((one) => one.ts === order.ts)
  if (message === undefined) return refuse('message_not_found')
  message.text = order.text
  message.blocks = order.blocks ?? message.blocks
  message.edits += 1
  return accept(order, message.ts)
}

function json(body: object): StandInAnswer {
  return { status: 200, body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } }
}

function refuse(error: string): StandInAnswer {
  return json({ ok: false, error })
}

function accept({ channel, text, blocks }: Order, ts: string): StandInAnswer {
  return json({ ok: true, channel, ts, message: { type: 'message', text, blocks, ts } })
}

/** What the limits of Block Kit say of a message; `null`: nothing. */
export function limitProblem({ text, blocks = [] }: Pick<Order, 'text' | 'blocks'>): string | null {
  if (text === '') return 'no_text'
  if (text.length > 40_000) return 'msg_too_long'
  if (blocks.length > 50 || !blocks.every(isWithinLimits)) return 'invalid_blocks'
  const total = blocks.flatMap(({ text: own, fields = [] }) => [own?.text ?? '', ...fields.map((one) => one.text)])
  return total.join('').length > 12_000 ? 'msg_blocks_too_long' : null
}

function isWithinLimits({ type, text, fields = [], elements = [] }: SlackBlock): boolean {
  const isSaid = (said: string, longest: number) => said !== '' && said.length <= longest
  if (text !== undefined && !isSaid(text.text, type === 'header' ? 150 : 3000)) return false
  return Math.max(fields.length, elements.length) <= 10 && fields.every((one) => isSaid(one.text, 2000))
}
