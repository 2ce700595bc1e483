import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../src/config/config.js'
import type { Receiver } from '../../src/notify/receiver.js'
import { createEscalationJob } from '../../src/escalation/escalation-job.js'
import type { EscalationPolicy } from '../../src/escalation/escalation-policy.js'
import type { Subject } from '../../src/event/domain-event.js'
import { recordEvent } from '../../src/event/event-store.js'
import type { IncidentEvent } from '../../src/incident/incident-events.js'
import type { Incident } from '../../src/incident/incident.js'
import { createDelivery, type Delivery } from '../../src/notify/delivery-job.js'
import { createMessageSender } from '../../src/notify/message-sender.js'
import { createNewsComposer } from '../../src/notify/messages/compose-news-sender.js'
import { loadIncidentMailTemplates } from '../../src/notify/messages/incident-mail-templates-files.js'
import { createNoticeComposer } from '../../src/notify/messages/compose-notice-sender.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import { escalatedIncident } from '../../src/escalation/escalated-incident.js'
import { escalatedBreach } from '../../src/escalation/escalated-breach-store.js'
import { escalatedReport } from '../../src/escalation/escalated-report-store.js'
import { createIncidentMailWriter, createViewWriter } from '../../src/notify/messages/incident-mail.js'
import { createOutboxStore, type OutboxStore } from '../../src/notify/outbox-store.js'
import type { Clock } from '../../src/shared/clock.js'
import type { Job } from '../../src/shared/job.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { exampleConfig } from './example-config.js'
import { createMemoryLogger } from './memory-logger.js'

export interface Doors {
  readonly slackUrl: string
  readonly pagerdutyUrl: string
  readonly webhookUrl: string
  readonly smtpUrl: string
}

/** Two steps: the chat after 15 min; the pager, the machine and leadership after an hour. */
export const incidentPolicy: EscalationPolicy = {
  name: 'incident',
  steps: [
    { afterSeconds: 900, notify: ['chat'] },
    { afterSeconds: 3600, notify: ['pager', 'audit', 'leadership'] },
  ],
  repeat: 0,
}

/** A receiver of each kind with its secrets in `folder`. */
export function escalationConfig(folder: string, doors: Doors, policy = incidentPolicy): Config {
  const secret = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, `${text}\n`)
    return file
  }
  const receivers: Receiver[] = [
    {
      kind: 'slack',
      name: 'chat',
      access: { by: 'webhook', webhookUrlFile: secret('slack', `${doors.slackUrl}/services/T/B/x`) },
    },
    {
      kind: 'pagerduty',
      name: 'pager',
      routingKeyFile: secret('pd', 'R'.repeat(32)),
      url: `${doors.pagerdutyUrl}/v2/enqueue`,
      webhookSecretFile: null,
    },
    { kind: 'webhook', name: 'audit', url: `${doors.webhookUrl}/hook`, secretFile: secret('hook', 'a secret') },
    { kind: 'email', name: 'leadership', to: ['cto@shop.example'] },
  ]
  const base = exampleConfig({})
  const links = { runbook: 'https://runbooks.example/checkout', dashboard: 'https://grafana.example/d/checkout' }
  return {
    ...base,
    receivers,
    email: { smtpUrl: doors.smtpUrl, passwordFile: null, from: 'Plimsoll <plimsoll@shop.example>' },
    escalationPolicies: [policy],
    teams: [{ name: 'payments', receivers: { page: null, ticket: null }, escalationPolicy: policy.name, contacts: [] }],
    services: base.services.map((service) => ({ ...service, team: 'payments', links })),
  }
}

export interface EscalationHouse {
  readonly job: Job
  readonly outbox: OutboxStore
  readonly delivery: Delivery
  /** Records that this happened to the incident, which is now like that. */
  happened(incident: Incident, kind: IncidentEventKind, at: Date): Promise<void>
}

export type IncidentEventKind =
  | 'incident_opened'
  | 'incident_reopened'
  | 'incident_acknowledged'
  | 'incident_recovered'
  | 'incident_resolved'

export function escalationHouse(parts: {
  readonly database: Database
  readonly config: Config
  readonly clock: Clock
  readonly steps?: Steps
  readonly incidents?: Map<string, Incident>
}): EscalationHouse {
  const { database, config, clock, steps = ignoreSteps, incidents = new Map<string, Incident>() } = parts
  const logger = createMemoryLogger()
  const outbox = createOutboxStore(database)
  const writeMail = createIncidentMailWriter(loadIncidentMailTemplates())
  const findIncident = (_transaction: unknown, { id }: Subject) => Promise.resolve(incidents.get(id) ?? null)
  const compose = createNewsComposer({ config, writeMail })
  const write = createViewWriter(loadIncidentMailTemplates())
  const links = createLinkSigner({ database, clock, externalUrl: config.server.externalUrl })
  const notices = { config, links, compose: createNoticeComposer({ config, write }) }
  const subjects = [
    escalatedIncident({ config, findIncident, compose, links }),
    escalatedReport(notices),
    escalatedBreach(notices),
  ]
  const incidentParts = { findIncident, findCourse: findIncident, compose, subjects }
  const sender = createMessageSender({ config, clock })
  return {
    outbox,
    job: createEscalationJob({ database, config, clock, logger, steps, outbox, ...incidentParts }),
    delivery: createDelivery({ outbox, sender, clock, logger, steps, onOutcome: () => undefined }),
    async happened(incident, kind, at) {
      incidents.set(incident.id, incident)
      await database.write((transaction) => recordEvent(transaction, eventOf(incident, kind, at)))
    },
  }
}

function eventOf(incident: Incident, kind: IncidentEventKind, at: Date): IncidentEvent {
  const { id, number, title, service, environment, severity } = incident
  const actor = { kind: 'person', name: 'alice' } as const
  const common = { subject: { kind: 'incident', id }, at, actor } as const
  const facts = { number, title, service, environment, severity }
  return kind !== 'incident_reopened' && kind !== 'incident_recovered'
    ? { ...common, kind, data: { ...facts, author: 'alice' } }
    : { ...common, kind, data: facts }
}
