import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import {
  escalationConfig,
  escalationHouse,
  incidentPolicy,
  type IncidentEventKind,
} from '../../test/support/escalation-house.js'
import { milestone, sampleIncident } from '../../test/support/sample-incident.js'
import { outboxKeys } from '../../test/support/outbox-rows.js'
import { recordEvent } from '../event/event-store.js'
import type { DeliveryEvent } from '../notify/delivery-events.js'
import type { Incident } from '../incident/incident.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { EscalationPolicy } from './escalation-policy.js'
import { countActive } from './escalation-store.js'

const opened = new Date('2026-11-20T11:32:00Z')
const running = new AbortController().signal
const incident = sampleIncident()
const acknowledged = sampleIncident({
  milestones: { ...incident.milestones, acknowledged: milestone('2026-11-20T11:40:00Z', { author: 'alice' }) },
})
const nowhere = 'http://127.0.0.1:9'

let folder: string
let database: Database
let now: Date
let incidents: Map<string, Incident>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-escalation-'))
  database = await openStore(':memory:')
  now = opened
  incidents = new Map()
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function house(policy: EscalationPolicy = incidentPolicy) {
  const doors = { slackUrl: nowhere, pagerdutyUrl: nowhere, webhookUrl: nowhere, smtpUrl: 'smtp://127.0.0.1:9' }
  return escalationHouse({ database, config: escalationConfig(folder, doors, policy), clock: () => now, incidents })
}

/** Runs the job at so many minutes after the opening, in a house that was just put together: as after a restart. */
async function runAt(minutes: number, policy?: EscalationPolicy): Promise<void> {
  now = new Date(opened.getTime() + minutes * 60_000)
  await house(policy).job.run(now, running)
}

function happened(kind: IncidentEventKind, minutes = 0, changed: Incident = incident): Promise<void> {
  return house().happened(changed, kind, new Date(opened.getTime() + minutes * 60_000))
}

/** Keys of the messages, in the order in which they were put in. */
async function keys(): Promise<readonly string[]> {
  return (await outboxKeys(database)).map((key) => key.replace(incident.id, 'ID'))
}

const FIRST = ['escalation:1:1:chat']
const SECOND = ['escalation:1:2:pager', 'escalation:1:2:audit', 'escalation:1:2:leadership']

function fail(key: string): Promise<void> {
  const subject = { kind: 'incident', id: incident.id } as const
  const data = { key, receiver: key.split(':').at(-1)!, answer: 'answered 410' }
  const actor = { kind: 'job', name: 'delivery' } as const
  const event: DeliveryEvent = { kind: 'incident_notification_failed', subject, at: now, actor, data }
  return database.write((transaction) => recordEvent(transaction, event))
}

describe('an incident that nobody acknowledges', () => {
  it('is told step by step, each once, across restarts', async () => {
    await happened('incident_opened')
    for (const minutes of [0, 14.9]) await runAt(minutes)
    expect(await keys()).toEqual([])
    for (const minutes of [15, 15.25, 30, 59.9]) await runAt(minutes)
    expect(await keys()).toEqual(FIRST)
    for (const minutes of [60, 61, 1000]) await runAt(minutes)
    expect(await keys()).toEqual([...FIRST, ...SECOND])
    expect(await database.read(countActive)).toBe(1)
  })

  it('gets all steps that fell due while the daemon was down', async () => {
    await happened('incident_opened')
    await runAt(120)
    expect(await keys()).toEqual([...FIRST, ...SECOND])
  })

  it('is told again in each round', async () => {
    const policy = { ...incidentPolicy, steps: incidentPolicy.steps.slice(0, 1), repeat: 2 }
    await house(policy).happened(incident, 'incident_opened', opened)
    for (const minutes of [15, 29, 30, 44, 45, 100]) await runAt(minutes, policy)
    expect(await keys()).toEqual(['escalation:1:1:chat', 'escalation:1:2:chat', 'escalation:1:3:chat'])
  })

  it('goes by the policy that stood when it began', async () => {
    await happened('incident_opened')
    await runAt(1)
    await runAt(15, { ...incidentPolicy, steps: [{ afterSeconds: 86_400, notify: ['audit'] }] })
    expect(await keys()).toEqual(FIRST)
  })

  it('of a service without a policy is told to nobody', async () => {
    await happened('incident_opened', 0, { ...incident, service: 'unknown' })
    await runAt(120)
    expect(await keys()).toEqual([])
    expect(await database.read(countActive)).toBe(0)
  })
})

describe('an escalation', () => {
  it('ends with the acknowledgement, and those who were told hear of it', async () => {
    await happened('incident_opened')
    await runAt(15)
    await happened('incident_acknowledged', 20, acknowledged)
    await runAt(120)
    expect(await keys()).toEqual([...FIRST, 'incident:ID:2:chat'])
    expect(await database.read(countActive)).toBe(0)
  })

  it('tells nobody of an acknowledgement that came before the first step', async () => {
    await happened('incident_opened')
    await happened('incident_acknowledged', 5, acknowledged)
    await runAt(120)
    expect(await keys()).toEqual([])
  })

  it('tells of recovery and resolution whom it told before', async () => {
    await happened('incident_opened')
    await runAt(60)
    await happened('incident_recovered', 61)
    await happened('incident_resolved', 91)
    await runAt(92)
    // PagerDuty has no word for a recovery.
    const told = ['audit', 'chat', 'leadership'].map((name) => `incident:ID:2:${name}`)
    const resolved = ['audit', 'chat', 'leadership', 'pager'].map((name) => `incident:ID:3:${name}`)
    expect(await keys()).toEqual([...FIRST, ...SECOND, ...told, ...resolved])
  })

  it('halts with the recovery and goes on where it stood when the incident is reopened', async () => {
    await happened('incident_opened')
    await happened('incident_recovered', 10)
    await runAt(30)
    expect(await keys()).toEqual([])
    await happened('incident_reopened', 31)
    await runAt(31)
    expect(await keys()).toEqual(FIRST)
    await runAt(60)
    expect(await keys()).toEqual([...FIRST, ...SECOND])
  })

  it('begins anew when an incident is reopened that was resolved by itself', async () => {
    await happened('incident_opened')
    await runAt(15)
    await happened('incident_resolved', 16)
    await happened('incident_reopened', 20)
    await runAt(34)
    expect(await keys()).toEqual([...FIRST, 'incident:ID:2:chat'])
    await runAt(35)
    expect((await keys()).at(-1)).toBe('escalation:2:1:chat')
  })

  it('does not begin again for an incident that somebody has acknowledged', async () => {
    await happened('incident_opened')
    await happened('incident_acknowledged', 5, acknowledged)
    await happened('incident_recovered', 10, acknowledged)
    await happened('incident_reopened', 12, acknowledged)
    await runAt(120)
    expect(await keys()).toEqual([])
    expect(await database.read(countActive)).toBe(0)
  })
})

describe('a channel that fails for good', () => {
  it('calls the next step at once', async () => {
    await happened('incident_opened')
    await runAt(15)
    await fail('escalation:1:1:chat')
    await runAt(15.25)
    expect(await keys()).toEqual([...FIRST, ...SECOND])
    await runAt(60)
    expect(await keys()).toEqual([...FIRST, ...SECOND])
  })

  it('does not while another channel of the step may still reach somebody', async () => {
    const steps = [
      { afterSeconds: 900, notify: ['chat', 'audit'] },
      { afterSeconds: 3600, notify: ['leadership'] },
    ]
    const policy = { ...incidentPolicy, steps }
    await house(policy).happened(incident, 'incident_opened', opened)
    await runAt(15, policy)
    await fail('escalation:1:1:chat')
    await runAt(16, policy)
    expect(await keys()).toHaveLength(2)
    await fail('escalation:1:1:audit')
    await runAt(17, policy)
    expect((await keys()).at(-1)).toBe('escalation:1:2:leadership')
  })

  it('because it is not configured any more counts as failed', async () => {
    const steps = [
      { afterSeconds: 900, notify: ['gone'] },
      { afterSeconds: 3600, notify: ['chat'] },
    ]
    const policy = { ...incidentPolicy, steps }
    await house(policy).happened(incident, 'incident_opened', opened)
    await runAt(15, policy)
    expect(await keys()).toEqual(['escalation:1:2:chat'])
  })
})
