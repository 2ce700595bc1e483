import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import { composeTestMessages } from '../../src/notify/messages/test-messages-sender.js'
import { createMessageSender } from '../../src/notify/message-sender.js'
import type { ClaimedMessage } from '../../src/notify/outgoing-message.js'
import type { TeamsReceiver } from '../../src/notify/receiver.js'

let folder: string
let teams: StandIn
let receiver: TeamsReceiver
let message: ClaimedMessage

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-teams-'))
  teams = await startStandIn({ answer: { status: 202 } })
  const webhookUrlFile = join(folder, 'teams')
  writeFileSync(webhookUrlFile, `${teams.url}/workflows/secret-part\n`)
  receiver = { kind: 'teams', name: 'room', webhookUrlFile }
  const at = new Date('2026-11-20T12:00:00Z')
  const [test] = await composeTestMessages(receiver, { config: { organisation: 'Example Shop', email: null }, at })
  message = { ...test!, id: 1, createdAt: at, attempts: 1, place: null }
})

afterAll(async () => {
  await teams.stop()
  rmSync(folder, { recursive: true, force: true })
})

const send = () =>
  createMessageSender({ config: { email: null, receivers: [receiver] }, clock: () => new Date() }).send(
    message,
    new AbortController().signal,
  )

it('a workflow gets one card, at the address in the file, and says 202', async () => {
  expect(await send()).toMatchObject({ kind: 'answered', answers: [{ state: 'accepted' }] })
  const [request] = teams.requests
  expect(request).toMatchObject({ method: 'POST', path: '/workflows/secret-part' })
  const posted = JSON.parse(request!.body) as { attachments: readonly { contentType: string }[] }
  expect(posted.attachments.map(({ contentType }) => contentType)).toEqual(['application/vnd.microsoft.card.adaptive'])
})

const worded = (status: number) =>
  `Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error ${status} with ContextId tcid=1.`

it.each([
  ['a 429 is waited out', { status: 429, headers: { 'retry-after': '7' } }, { isPermanent: false, retryAfterMs: 7000 }],
  ['a workflow that is gone is not asked again', { status: 404 }, { isPermanent: true }],
  ['the words of a connector are its answer: too many', { status: 200, body: worded(429) }, { isPermanent: false }],
  ['the words of a connector are its answer: too large', { status: 200, body: worded(413) }, { isPermanent: true }],
] as const)('%s', async (_what, answer, expected) => {
  teams.answerNext(answer)
  expect(await send()).toMatchObject({ kind: 'failed', ...expected })
})
