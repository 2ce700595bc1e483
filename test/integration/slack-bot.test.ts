import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createDelivery } from '../../src/notify/delivery-job.js'
import { slackMessage } from '../../src/notify/messages/slack-message.js'
import type { IncidentNews, NewsKind } from '../../src/notify/messages/incident-news.js'
import { createMessageSender } from '../../src/notify/message-sender.js'
import { createOutboxStore, type OutboxStore } from '../../src/notify/outbox-store.js'
import type { SlackReceiver } from '../../src/notify/receiver.js'
import type { Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { sampleNews } from '../support/sample-news.js'
import { startSlackWorkspace, type SlackWorkspace } from '../support/slack-workspace.js'

const TOKEN = 'xoxb-of-the-tests'
const ROOM = 'C0INCIDENTS'
const forever = new AbortController().signal

let folder: string
let database: Database
let outbox: OutboxStore
let slack: SlackWorkspace
let now: Date
let channel: string
let token: string
let steps: Steps
const logger = createMemoryLogger()

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-slack-'))
  database = await openStore(join(folder, 'plimsoll.db'))
  outbox = createOutboxStore(database)
  slack = await startSlackWorkspace(TOKEN)
  slack.channel(ROOM)
  ;[now, channel, token, steps] = [new Date('2026-11-20T12:00:00Z'), ROOM, TOKEN, () => undefined]
})

afterEach(async () => {
  await slack.server.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function receiver(): SlackReceiver {
  const tokenFile = join(folder, 'slack-bot')
  writeFileSync(tokenFile, `${token}\n`)
  return { kind: 'slack', name: 'chat', access: { by: 'bot', tokenFile, channel, apiUrl: `${slack.server.url}/api` } }
}

/** Each time as a daemon would that has just been started. */
async function deliver(seconds = 0): Promise<void> {
  now = new Date(now.getTime() + seconds * 1000)
  const sender = createMessageSender({ config: { email: null, receivers: [receiver()] }, clock: () => now })
  const parts = { outbox, sender, logger, steps, clock: () => now, onOutcome: () => undefined }
  await createDelivery(parts).deliverDue(forever)
}

let count = 0

/** Something new of incident 12, or of another one. */
async function tell(kind: NewsKind, changes: Partial<IncidentNews['incident']> = {}): Promise<string> {
  count += 1
  const news = sampleNews({ kind, incident: changes })
  const { id } = news.incident
  const key = `incident:${id}:${count}:chat`
  const message = {
    ...{ key, kind: 'slack' as const, dedupId: key, envelopeFrom: null, queue: `incident:${id}:chat` },
    ...{ recipients: [{ address: 'chat', receiver: 'chat' }], subject: { kind: 'incident', id } },
    body: new TextEncoder().encode(slackMessage(news)),
  }
  await database.write((transaction) => outbox.put(transaction, message, now))
  return key
}

const room = () => slack.channel(ROOM).messages
const answerOf = async (key: string) => {
  const rows = database.read((reader) =>
    reader
      .selectFrom('outbox_recipient')
      .innerJoin('outbox', 'outbox.id', 'outbox_id')
      .select('answer')
      .where('key', '=', key)
      .execute(),
  )
  return (await rows)[0]?.answer
}

describe('a bot in Slack', () => {
  it('keeps one message per incident up to date, and tells in its thread what became of it', async () => {
    await tell('unacknowledged')
    await tell('unacknowledged', { id: 'i13', number: 13 })
    await deliver()
    await tell('acknowledged', { acknowledgedBy: 'ann' })
    await deliver(60)
    await tell('recovered')
    const last = await tell('resolved')
    await deliver(600)
    expect(room()).toHaveLength(2)
    const [first, other] = room()
    expect(first!.text).toContain('#12')
    expect([first!.edits, other!.edits]).toEqual([3, 0])
    expect(first!.blocks[1]!.text!.text).toContain('*Resolved.*')
    expect(first!.replies.map(({ text }) => text.replace(/^:\w+: /, ''))).toEqual([
      '*Acknowledged.* ann has acknowledged this incident after 5 min.',
      expect.stringContaining('*Recovered.*') as unknown,
      expect.stringContaining('*Resolved.*') as unknown,
    ])
    expect(first!.replies.some(({ isBroadcast }) => isBroadcast)).toBe(false)
    expect(await answerOf(last)).toBe('edited, and told in the thread')
  })

  it('tells the whole channel where nobody has answered, not only those who follow the thread', async () => {
    await tell('unacknowledged')
    await tell('unacknowledged')
    await deliver()
    expect(room()[0]!.replies).toEqual([
      { text: expect.stringContaining('*Not acknowledged.*') as unknown, isBroadcast: true },
    ])
  })

  it.each([
    ['the edit', []],
    ['what is told in the thread', ['chat.update']],
  ])('waits as long as Slack asks for with %s, and tells it once', async (_what, before) => {
    await tell('unacknowledged')
    await deliver()
    await tell('acknowledged')
    const busy = { status: 429, body: '{"ok":false,"error":"ratelimited"}', headers: { 'retry-after': '90' } }
    const ts = room()[0]!.ts
    const good = { status: 200, body: JSON.stringify({ ok: true, channel: ROOM, ts }) }
    slack.server.answerNext(...before.map(() => good), busy)
    await deliver()
    await deliver(89)
    const asked = slack.server.requests.length
    await deliver(2)
    expect(slack.server.requests.length).toBe(asked + 2)
    expect(room().map(({ edits, replies }) => [edits, replies.length])).toEqual([[1, 1]])
  })

  it('begins anew where its message was deleted, and goes on there', async () => {
    await tell('unacknowledged')
    await deliver()
    slack.removeMessage(ROOM, room()[0]!.ts)
    const next = await tell('acknowledged')
    await tell('recovered')
    await deliver()
    expect(room().map(({ edits, replies }) => [edits, replies.length])).toEqual([[1, 1]])
    expect(await answerOf(next)).toBe('posted anew: chat.update was refused: message_not_found')
  })

  it('moves to the channel that is configured now where the old one is archived or gone', async () => {
    slack.channel('C0NEWROOM')
    await tell('unacknowledged')
    await tell('unacknowledged', { id: 'i13', number: 13 })
    await deliver()
    channel = 'C0NEWROOM'
    slack.channel(ROOM).isArchived = true
    await tell('acknowledged')
    await deliver()
    slack.removeChannel(ROOM)
    await tell('acknowledged', { id: 'i13', number: 13 })
    await tell('recovered')
    await deliver()
    expect(slack.channel('C0NEWROOM').messages.map(({ edits, replies }) => [edits, replies.length])).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  it('gives up at once where the channel is gone and no other is named, so that the next step of an escalation runs', async () => {
    await tell('unacknowledged')
    await deliver()
    slack.channel(ROOM).isArchived = true
    const key = await tell('acknowledged')
    await deliver()
    const reason = 'chat.postMessage was refused: is_archived (the channel is archived: name another one in `channel`)'
    expect(await outbox.find(key)).toMatchObject({ sentAt: null, failedAt: now, attempts: 1, lastError: reason })
  })

  it('says what stands in the message but could not be told in its thread', async () => {
    await tell('unacknowledged')
    await deliver()
    slack.channel(ROOM).isThreadLocked = true
    const key = await tell('acknowledged')
    await deliver()
    expect(room()[0]!.edits).toBe(1)
    expect(await answerOf(key)).toMatch(/^edited, but not told in the thread: .*thread_locked$/)
  })

  it.each([
    ['internal_error', true, 'chat.postMessage was refused: internal_error'],
    [
      'not_in_channel',
      false,
      'chat.postMessage was refused: not_in_channel (invite the bot to the channel, or mend `channel`)',
    ],
    ['missing_scope', false, 'chat.postMessage was refused: missing_scope (the bot needs the scope `chat:write`)'],
  ])('%s: tried again is %s', async (error, isTriedAgain, lastError) => {
    const key = await tell('unacknowledged')
    slack.server.answerNext({ status: 200, body: JSON.stringify({ ok: false, error }) })
    await deliver()
    expect(await outbox.find(key)).toMatchObject({ lastError, failedAt: isTriedAgain ? null : now })
    await deliver(40)
    expect(room()).toHaveLength(isTriedAgain ? 1 : 0)
  })

  it('names a bad token and some other server, and never a secret', async () => {
    token = 'xoxb-revoked'
    const refused = await tell('unacknowledged')
    await deliver()
    token = TOKEN
    slack.server.answerNext({ status: 200, body: '<html>Welcome</html>' })
    const other = await tell('unacknowledged')
    await deliver()
    expect((await outbox.find(refused))!.lastError).toMatch(
      /invalid_auth \(put a token that is good into `token_file`\)$/,
    )
    expect((await outbox.find(other))!.lastError).toBe(
      'chat.postMessage answered 200, but not as Slack does: <html>Welcome</html>',
    )
    expect(JSON.stringify([logger.lines, await outbox.find(refused)])).not.toContain('xoxb')
  })

  it('killed after Slack took an edit, it edits that message again and posts no second one', async () => {
    await tell('unacknowledged')
    await deliver()
    await tell('acknowledged')
    steps = (name) => {
      if (name === 'delivery:accepted') throw new Error('killed')
    }
    await expect(deliver()).rejects.toThrow('killed')
    steps = () => undefined
    await deliver(301)
    expect(room().map(({ edits, replies }) => [edits, replies.length])).toEqual([[2, 2]])
  })
})
