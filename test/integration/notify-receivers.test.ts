import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import {
  PAGERDUTY_OK,
  SLACK_OK,
  startStandIn,
  type StandIn,
  type StandInAnswer,
} from '../../demo/stack/stand-in-server.js'
import type { Receiver } from '../../src/notify/receiver.js'
import { readEventsOf } from '../../src/event/event-store.js'
import { deliveryEvents } from '../../src/notify/delivery-events.js'
import { createDelivery } from '../../src/notify/delivery-job.js'
import { postJson } from '../../src/notify/http-post-sender.js'
import { createMessageSender } from '../../src/notify/message-sender.js'
import { createOutboxStore } from '../../src/notify/outbox-store.js'
import type { DeliveryOutcome, MessageKind, OutgoingMessage } from '../../src/notify/outgoing-message.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createMemoryLogger } from '../support/memory-logger.js'

type HttpKind = Exclude<MessageKind, 'email'>

const start = new Date('2026-11-20T12:00:00Z')
const forever = new AbortController().signal
const KINDS: readonly HttpKind[] = ['slack', 'teams', 'pagerduty', 'webhook']
const SECRET = 'whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw=='

let folder: string
let database: Database
let now: Date
let standIns: StandIn[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-notify-'))
  database = await openStore(join(folder, 'plimsoll.db'))
  now = start
  standIns = []
})

afterEach(async () => {
  await Promise.all(standIns.map((one) => one.stop()))
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000)
}

function receiverOf(kind: HttpKind, url: string): Receiver {
  const file = (text: string) => {
    const path = join(folder, `${kind}-secret`)
    writeFileSync(path, `${text}\n`)
    return path
  }
  const hook = () => file(`${url}/services/T0/B0/secret-part`)
  if (kind === 'slack') return { kind, name: kind, access: { by: 'webhook', webhookUrlFile: hook() } }
  if (kind === 'teams') return { kind, name: kind, webhookUrlFile: hook() }
  if (kind === 'pagerduty')
    return { kind, name: kind, routingKeyFile: file('R'.repeat(32)), url: `${url}/v2/enqueue`, webhookSecretFile: null }
  return { kind, name: kind, url: `${url}/hook`, secretFile: file(SECRET) }
}

const SUCCESS: Readonly<Record<HttpKind, StandInAnswer>> = {
  slack: SLACK_OK,
  teams: { status: 202 },
  pagerduty: PAGERDUTY_OK,
  webhook: { status: 204 },
}

async function house(...kinds: readonly HttpKind[]) {
  const services = new Map<HttpKind, StandIn>()
  for (const kind of kinds) services.set(kind, await startStandIn({ answer: SUCCESS[kind] }))
  standIns.push(...services.values())
  const receivers = kinds.map((kind) => receiverOf(kind, services.get(kind)!.url))
  const outbox = createOutboxStore(database)
  const outcomes: DeliveryOutcome[] = []
  const logger = createMemoryLogger()
  const delivery = createDelivery({
    outbox,
    logger,
    clock: () => now,
    steps: ignoreSteps,
    sender: createMessageSender({ config: { email: null, receivers }, clock: () => now }),
    onOutcome: (_receiver, outcome) => outcomes.push(outcome),
  })
  return {
    services,
    outbox,
    outcomes,
    logger,
    service: services.get(kinds[0]!)!,
    deliver: () => delivery.deliverDue(forever),
    deliverOne: (key: string) => delivery.deliver(key, forever),
    put: (message: OutgoingMessage) => database.write((transaction) => outbox.put(transaction, message, now)),
  }
}

function message(kind: HttpKind, key = `incident:i1:${kind}`): OutgoingMessage {
  const said = { text: `Käse <&> ${key}`, event_action: 'trigger' }
  return {
    key,
    kind,
    dedupId: kind === 'pagerduty' ? 'i1' : key,
    envelopeFrom: null,
    recipients: [{ address: kind, receiver: kind }],
    body: new TextEncoder().encode(JSON.stringify(kind === 'slack' ? { message: said, reply: null } : said)),
    queue: `incident:i1:${kind}`,
    subject: { kind: 'incident', id: 'i1' },
  }
}

async function eventKinds(): Promise<readonly string[]> {
  return (await database.read((reader) => readEventsOf(reader, deliveryEvents, { kind: 'incident', id: 'i1' }))).map(
    ({ event }) => event.kind,
  )
}

describe.each(KINDS)('a receiver of the kind %s', (kind) => {
  it('gets a message once, and that is recorded', async () => {
    const { service, outbox, outcomes, put, deliver } = await house(kind)
    await put(message(kind))
    await deliver()
    later(86_400)
    await deliver()
    expect(service.requests).toHaveLength(1)
    expect(service.requests[0]!.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(outcomes).toEqual(['sent'])
    expect(await outbox.find(`incident:i1:${kind}`)).toMatchObject({ sentAt: start, attempts: 1 })
    expect(await eventKinds()).toEqual(['incident_notified'])
  })

  it.each<[string, StandInAnswer]>([
    ['says 500', { status: 500, body: 'oops' }],
    ['says 503', { status: 503 }],
    ['says 408', { status: 408 }],
    ['cuts the connection', 'close'],
  ])('that %s is asked again, with the same bytes', async (_what, answer) => {
    const { service, outcomes, put, deliver, logger } = await house(kind)
    service.answerNext(answer)
    await put(message(kind))
    await deliver()
    later(29)
    await deliver()
    expect(service.requests).toHaveLength(1)
    later(1)
    await deliver()
    expect(outcomes).toEqual(['retried', 'sent'])
    expect(service.requests[1]!.body).toBe(service.requests[0]!.body)
    expect(logger.lines.map(({ level }) => level)).toEqual(['warn', 'info'])
    expect(JSON.stringify(logger.lines)).not.toMatch(/secret-part|RRRR|whsec/)
    expect(await eventKinds()).toEqual(['incident_notified'])
  })

  it('that says 429 with Retry-After is left alone for so long with all its messages', async () => {
    const { service, outcomes, put, deliver, deliverOne } = await house(kind)
    service.answerNext({ status: 429, headers: { 'retry-after': '90' } })
    await put(message(kind))
    await put({ ...message(kind, 'incident:i2:other'), queue: null })
    await deliverOne(`incident:i1:${kind}`)
    later(89)
    await deliver()
    expect(service.requests).toHaveLength(1)
    later(1)
    await deliver()
    expect(service.requests).toHaveLength(3)
    expect(outcomes).toEqual(['retried', 'sent', 'sent'])
  })

  it('that says 429 with a short Retry-After is not asked before our own time', async () => {
    const { service, put, deliver } = await house(kind)
    service.answerNext({ status: 429, headers: { 'retry-after': '5' } })
    await put(message(kind))
    await deliver()
    later(29)
    await deliver()
    expect(service.requests).toHaveLength(1)
  })

  it('that says 429 with an HTTP date is left alone until then', async () => {
    const { service, outbox, put, deliver } = await house(kind)
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000)
    service.answerNext({ status: 429, headers: { 'retry-after': until.toUTCString() } })
    await put(message(kind))
    await deliver()
    const state = await outbox.find(`incident:i1:${kind}`)
    const wait = (state!.nextAttemptAt.getTime() - start.getTime()) / 1000
    expect(wait).toBeGreaterThan(3590)
    expect(wait).toBeLessThanOrEqual(3601)
  })

  it.each([400, 403, 404, 410, 302])('that says %s is not asked again, and that is an error', async (status) => {
    const { service, outbox, outcomes, put, deliver, logger } = await house(kind)
    service.answerNext({ status, body: 'invalid_payload', headers: { location: 'http://127.0.0.1:9/' } })
    await put(message(kind))
    await deliver()
    later(86_400)
    await deliver()
    expect(service.requests).toHaveLength(1)
    expect(outcomes).toEqual(['refused'])
    expect(await outbox.find(`incident:i1:${kind}`)).toMatchObject({
      failedAt: start,
      lastError: `answered ${status}: invalid_payload`,
    })
    expect(logger.lines.map(({ level }) => level)).toEqual(['error'])
    expect(await eventKinds()).toEqual(['incident_notification_failed'])
  })

  it('that is refused a connection for three days is given up', async () => {
    const { service, outcomes, put, deliver } = await house(kind)
    await service.stop()
    standIns = []
    await put(message(kind))
    await deliver()
    later(3 * 86_400)
    await deliver()
    expect(outcomes).toEqual(['retried', 'gave_up'])
    expect(await eventKinds()).toEqual(['incident_notification_failed'])
  })

  it('whose secret file is missing waits for somebody to mend that', async () => {
    const { outbox, outcomes, put, deliver } = await house(kind)
    rmSync(join(folder, `${kind}-secret`))
    await put(message(kind))
    await deliver()
    expect(outcomes).toEqual(['retried'])
    expect((await outbox.find(`incident:i1:${kind}`))?.lastError).toMatch(/^the secret file .*-secret cannot be read$/)
  })

  it('gets messages about one thing in order, however the first one fares', async () => {
    const { service, put, deliver } = await house(kind)
    service.answerNext({ status: 500 })
    for (const step of ['opened', 'resolved']) await put(message(kind, `incident:i1:${step}`))
    await deliver()
    later(29)
    await deliver()
    expect(service.requests).toHaveLength(1)
    later(1)
    await deliver()
    expect(service.requests.map(({ body }) => /opened|resolved/.exec(body)?.[0])).toEqual([
      'opened',
      'opened',
      'resolved',
    ])
  })
})

describe('what goes over the wire', () => {
  it('is at Slack the message at the URL of the file', async () => {
    const { service, put, deliver } = await house('slack')
    await put(message('slack'))
    await deliver()
    expect(service.requests[0]).toMatchObject({ method: 'POST', path: '/services/T0/B0/secret-part' })
  })

  it('is at Slack only accepted with the words of Slack', async () => {
    const { service, outcomes, put, deliver } = await house('slack')
    service.answerNext({ status: 200, body: '<html>welcome</html>' })
    await put(message('slack'))
    await deliver()
    expect(outcomes).toEqual(['refused'])
  })

  it('carries the routing key to PagerDuty, which the store never sees', async () => {
    const { service, put, deliver } = await house('pagerduty')
    await put(message('pagerduty'))
    await deliver()
    expect(JSON.parse(service.requests[0]!.body)).toMatchObject({
      routing_key: 'R'.repeat(32),
      event_action: 'trigger',
    })
    const rows = await database.read((reader) => reader.selectFrom('outbox').selectAll().execute())
    expect(JSON.stringify(rows.map(({ body }) => Buffer.from(body as ArrayBuffer).toString()))).not.toContain('RRRR')
  })

  it('is signed for a webhook, anew at each attempt, under one delivery id', async () => {
    const { service, put, deliver } = await house('webhook')
    service.answerNext({ status: 500 })
    await put(message('webhook'))
    await deliver()
    later(30)
    await deliver()
    const stamps = service.requests.map(({ headers, body }) => {
      const [id, stamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])]
      const key = Buffer.from('secret of the tests')
      const signature = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${signature}`)
      expect(id).toBe('incident:i1:webhook')
      return Number(stamp) - start.getTime() / 1000
    })
    expect(stamps).toEqual([0, 30])
  })

  it('is waited for no longer than the limit, whether it never answers or too late', async () => {
    const { service } = await house('webhook')
    service.answerNext('hang', { status: 200, afterMs: 60_000 })
    for (let time = 0; time < 2; time++) {
      const post = postJson({ url: service.url, body: '{}', signal: forever, timeoutMs: 100 })
      await expect(post).rejects.toThrow('no answer within 0.1 s')
    }
  })

  it('reaches the others while one of them does not answer', async () => {
    const { services, put, deliver, outcomes } = await house(...KINDS)
    services.get('slack')!.answerNext('hang')
    for (const kind of KINDS) await put(message(kind))
    const delivered = deliver()
    await Promise.all([services.get('pagerduty')!.waitFor(1), services.get('webhook')!.waitFor(1)])
    await services.get('slack')!.stop()
    standIns = standIns.filter((one) => one !== services.get('slack'))
    await delivered
    expect([...outcomes].sort()).toEqual(['retried', 'sent', 'sent', 'sent'])
  })
})
