import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { PAGERDUTY_OK, SLACK_OK, startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'
import { runCommand, type CommandResult } from '../support/run-command.js'

let folder: string
let pagerduty: StandIn
let slack: StandIn
let machine: StandIn
let mail: MailServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-receivers-'))
  pagerduty = await startStandIn({ answer: PAGERDUTY_OK })
  slack = await startStandIn({ answer: SLACK_OK })
  machine = await startStandIn({ answer: { status: 204 } })
  mail = await startMailServer()
  await mkdir(join(folder, 'config'))
  await writeFile(join(folder, 'config/key'), 'routing-key-of-the-test\n')
  await writeFile(join(folder, 'config/slack'), `${slack.url}/services/secret\n`)
  await writeFile(join(folder, 'config/secret'), 'secret of the test\n')
  await writeFile(join(folder, 'config/plimsoll.yaml'), rootFile())
})

afterEach(async () => {
  await Promise.all([pagerduty, slack, machine, mail].map((one) => one.stop()))
  await rm(folder, { recursive: true })
})

function rootFile(): string {
  return `
version: 1
organisation: Example Shop
prometheus: { url: http://localhost:9090 }
email: { smtp: '${mail.url}', from: Plimsoll <plimsoll@shop.example> }
receivers:
  - { name: pager, pagerduty: { routing_key_file: key, url: ${pagerduty.url}/v2/enqueue } }
  - { name: chat, slack: { webhook_url_file: slack } }
  - { name: machine, webhook: { url: ${machine.url}, secret_file: secret } }
  - { name: people, email: { to: [cto@shop.example, coo@shop.example] } }
`
}

const receivers = (...args: readonly string[]): Promise<CommandResult> =>
  runCommand(['--allow-empty', 'receivers', 'test', ...args], { cwd: folder })

test('every receiver gets a message that says it is a test, and the command says who accepted it', async () => {
  const { stdout, stderr, exitCode } = await receivers()
  expect([stderr, exitCode]).toEqual(['', 0])
  expect(stdout).toBe(
    'pager (pagerduty)  accepted\nchat (slack)  accepted\nmachine (webhook)  accepted\npeople (email)  accepted\n',
  )
  const [trigger, resolve, ...more] = pagerduty.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  expect(more).toEqual([])
  expect(trigger).toMatchObject({ event_action: 'trigger', routing_key: 'routing-key-of-the-test' })
  expect(trigger).toMatchObject({ payload: { severity: 'info', summary: expect.stringMatching(/^Test message/) } })
  expect(resolve).toMatchObject({ event_action: 'resolve', dedup_key: trigger!['dedup_key'] })
  expect(slack.requests).toHaveLength(1)
  expect(slack.requests[0]?.body).toContain('Test message from Plimsoll of Example Shop: the receiver chat works.')
  expect(machine.requests[0]?.headers['webhook-signature']).toMatch(/^v1,/)
  const { subject, text } = await simpleParser(mail.mails[0]!.raw)
  expect(subject).toBe('Test message from Plimsoll')
  expect(text).toContain('the receiver people works')
  expect(mail.mails.map(({ to }) => to)).toEqual([['cto@shop.example', 'coo@shop.example']])
})

test('a receiver that does not accept is named with the reason, without its secret, and the others are tried all the same', async () => {
  slack.answerNext({ status: 404, body: 'no_service' })
  const { stdout, exitCode } = await receivers()
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/^chat \(slack\) {2}failed: .*404.*no_service/m)
  expect(stdout).toMatch(/^people \(email\) {2}accepted$/m)
  expect(stdout).not.toContain('/services/secret')
})

test('one receiver can be chosen; one that is not there is a usage error', async () => {
  expect((await receivers('--receiver', 'chat')).stdout).toBe('chat (slack)  accepted\n')
  expect([pagerduty, machine].flatMap(({ requests }) => requests)).toEqual([])
  const { stderr, exitCode } = await receivers('--receiver', 'chatt')
  expect([stderr, exitCode]).toEqual([expect.stringContaining('did you mean chat?'), 2])
})
