import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PAGERDUTY_OK, SLACK_OK, startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import type { Doors } from '../support/escalation-house.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'
import { sampleIncident } from '../support/sample-incident.js'
import { runChild, type Ended } from '../support/killed-child.js'

/** The second step is due: with the first one it makes two runs of the steps and four messages. */
const start = '2026-11-20T12:32:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-11-20T12:38:00.000Z'

const STEPS = [
  'escalation:followed',
  'escalation:noted',
  'escalation:enqueued',
  'escalation:committed',
  'delivery:claimed',
  'delivery:accepted',
  'delivery:committed',
]

let folder: string
let slack: StandIn
let pagerduty: StandIn
let webhook: StandIn
let mail: MailServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-escalation-faults-'))
  slack = await startStandIn({ answer: SLACK_OK })
  pagerduty = await startStandIn({ answer: PAGERDUTY_OK })
  webhook = await startStandIn({ answer: { status: 200 } })
  mail = await startMailServer()
})

afterEach(async () => {
  await Promise.all([slack, pagerduty, webhook, mail].map((one) => one.stop()))
  rmSync(folder, { recursive: true, force: true })
})

function runAt(instant: string, dieAt: string): Promise<Ended> {
  const doors: Doors = { slackUrl: slack.url, pagerdutyUrl: pagerduty.url, webhookUrl: webhook.url, smtpUrl: mail.url }
  return runChild('escalation-child.ts', [join(folder, 'plimsoll.db'), folder, JSON.stringify(doors), instant, dieAt])
}

/** What the far sides know messages by, one list per receiver: a repetition shows as the same id twice. */
function received(): Readonly<Record<string, readonly string[]>> {
  return {
    chat: slack.requests.map(({ body }) => body),
    pager: pagerduty.requests.map(({ body }) => (JSON.parse(body) as { dedup_key: string }).dedup_key),
    audit: webhook.requests.map(({ headers }) => String(headers['webhook-id'])),
    leadership: mail.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1] ?? ''),
  }
}

async function stepsInStore(): Promise<readonly string[]> {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const rows = await database.read((reader) =>
    reader.selectFrom('outbox').select(['key', 'sent_at']).orderBy('id').execute(),
  )
  await database.close()
  return rows.filter(({ sent_at }) => sent_at !== null).map(({ key }) => key)
}

describe('an escalation whose process is killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runAt(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  })

  it.each(sampleOf(STEPS, (step) => step === 'delivery:accepted'))(
    'at %s loses nothing, and repeats only under the same id',
    async (step) => {
      expect((await runAt(start, step)).signal).toBe('SIGKILL')
      await runAt(muchLater, '-')
      expect(await stepsInStore()).toEqual([
        'escalation:1:1:chat',
        'escalation:1:2:pager',
        'escalation:1:2:audit',
        'escalation:1:2:leadership',
      ])
      const got = received()
      for (const ids of Object.values(got)) {
        expect(ids.length).toBeGreaterThan(0)
        expect(new Set(ids).size).toBe(1)
      }
      expect(got['pager']![0]).toBe(sampleIncident().id)
      // Only between the far side's word and our own note of it can a message repeat: all four may be on their way then.
      const repeated = Object.values(got).filter((ids) => ids.length > 1)
      if (!step.startsWith('delivery:')) expect(repeated).toEqual([])
      for (const ids of repeated) expect(ids).toHaveLength(2)
    },
  )
})

describe('two processes at once', () => {
  it('run each step once and send each message once', async () => {
    await Promise.all([runAt(start, '-'), runAt(start, '-')])
    for (const ids of Object.values(received())) expect(ids).toHaveLength(1)
  })
})
