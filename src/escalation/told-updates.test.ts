import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { escalationConfig, escalationHouse } from '../../test/support/escalation-house.js'
import { milestone, sampleIncident } from '../../test/support/sample-incident.js'
import type { Actor } from '../event/domain-event.js'
import { recordEvent } from '../event/event-store.js'
import { incidentRow } from '../incident/incident-rows-store.js'
import type { IncidentEvent } from '../incident/incident-events.js'
import type { Incident } from '../incident/incident.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'

const opened = new Date('2026-11-20T11:32:00Z')
const running = new AbortController().signal
const incident = sampleIncident({ roles: { communications: 'cleo' } })
const acknowledged = sampleIncident({
  ...incident,
  milestones: { ...incident.milestones, acknowledged: milestone('2026-11-20T11:48:00Z', { author: 'alice' }) },
})

let folder: string
let database: Database
let now: Date
let incidents: Map<string, Incident>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-updates-'))
  database = await openStore(':memory:')
  incidents = new Map()
  await database.write((transaction) => transaction.insertInto('incident').values(incidentRow(incident)).execute())
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function house() {
  const nowhere = 'http://127.0.0.1:9'
  const doors = { slackUrl: nowhere, pagerdutyUrl: nowhere, webhookUrl: nowhere, smtpUrl: 'smtp://127.0.0.1:9' }
  return escalationHouse({ database, config: escalationConfig(folder, doors), clock: () => now, incidents })
}

const at = (minutes: number) => new Date(opened.getTime() + minutes * 60_000)

/** As after a restart. */
async function runAt(minutes: number): Promise<void> {
  now = at(minutes)
  await house().job.run(now, running)
}

const alice: Actor = { kind: 'person', name: 'alice' }

function say(text: string, minutes: number, actor: Actor = alice): Promise<void> {
  const { id, number, title, service, environment, severity } = incident
  const facts = { number, title, service, environment, severity }
  const event: IncidentEvent = {
    ...{ kind: 'incident_updated', subject: { kind: 'incident', id }, at: at(minutes), actor },
    data: { ...facts, author: 'alice', text, stage: 'identified' },
  }
  return database.write((transaction) => recordEvent(transaction, event))
}

/** What the chat was told, the header of each message left out. */
async function told(): Promise<readonly string[]> {
  const bodies = await database.read((reader) =>
    reader.selectFrom('outbox').select('body').where('kind', '=', 'slack').orderBy('id').execute(),
  )
  return bodies.map(({ body }) => {
    const { reply } = JSON.parse(new TextDecoder().decode(body)) as { reply: { text: string } }
    return reply.text.replace(/^:\w+: /, '')
  })
}

describe('what people say of an incident', () => {
  it('is passed on to whoever was told of it, each word once and in its order', async () => {
    await house().happened(incident, 'incident_opened', opened)
    await say('nobody is told of it yet', 1)
    await runAt(2)
    expect(await told()).toEqual([])
    await runAt(15)
    await say('The database is slow.', 16)
    await say('We move it.', 16)
    await say('a note of PagerDuty', 16, { kind: 'webhook', name: 'pagerduty' })
    for (const minutes of [16, 17]) await runAt(minutes)
    expect(await told()).toEqual([
      '*Not acknowledged.* Nobody has acknowledged this incident for 15 min.',
      '*Update.* alice: The database is slow.',
      '*Update.* alice: We move it.',
    ])
  })

  it('is still told after somebody has acknowledged it', async () => {
    await house().happened(incident, 'incident_opened', opened)
    await runAt(15)
    await house().happened(acknowledged, 'incident_acknowledged', at(16))
    await say('We roll back.', 20)
    await runAt(21)
    expect((await told()).slice(2)).toEqual(['*Update.* alice: We roll back.'])
  })
})

describe('an update for people that is late', () => {
  beforeEach(async () => {
    await house().happened(incident, 'incident_opened', opened)
    await runAt(15)
    await house().happened(acknowledged, 'incident_acknowledged', at(16))
    await runAt(16)
  })

  // Every 15 min for a page, from the acknowledgement at minute 16: late at 31, then at 46 and 76.
  it('is asked for when it is due, and then less and less often, across restarts', async () => {
    for (const minutes of [30.9, 31, 32, 45, 46, 47, 60, 75, 76, 90]) await runAt(minutes)
    expect((await told()).slice(2)).toEqual([
      '*Update is late.* An update for people was due, cleo.',
      '*Update is late.* An update for people was due 15 min ago, cleo.',
      '*Update is late.* An update for people was due 45 min ago, cleo.',
    ])
  })

  it('is due anew from each update on', async () => {
    await say('Still at it.', 30)
    for (const minutes of [31, 44.9]) await runAt(minutes)
    expect((await told()).slice(2)).toEqual(['*Update.* alice: Still at it.'])
    await runAt(45)
    expect((await told()).slice(3)).toEqual(['*Update is late.* An update for people was due, cleo.'])
  })

  it.each(['recovered', 'resolved'] as const)('is not asked for once the incident is %s', async (state) => {
    await database.write((transaction) => transaction.updateTable('incident').set({ state }).execute())
    await runAt(60)
    expect(await told()).toHaveLength(2)
  })
})

it('what nobody has acknowledged is escalated, and asks for no update', async () => {
  await house().happened(incident, 'incident_opened', opened)
  for (const minutes of [15, 31, 46]) await runAt(minutes)
  expect(await told()).toHaveLength(1)
})
