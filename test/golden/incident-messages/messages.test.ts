import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { incidentNewsOf } from '../../../src/escalation/incident-news-of.js'
import { loadIncidentMailTemplates } from '../../../src/notify/messages/incident-mail-templates-files.js'
import { createIncidentMailWriter } from '../../../src/notify/messages/incident-mail.js'
import type { IncidentNews, NewsKind } from '../../../src/notify/messages/incident-news.js'
import { pagerdutyEvent } from '../../../src/notify/messages/pagerduty-event.js'
import { slackMessage } from '../../../src/notify/messages/slack-message.js'
import { webhookPayload } from '../../../src/notify/messages/webhook-payload.js'
import { exampleConfig } from '../../support/example-config.js'
import { milestone, sampleAlert, sampleIncident } from '../../support/sample-incident.js'

const writeMail = createIncidentMailWriter(loadIncidentMailTemplates())

function config() {
  const base = exampleConfig({})
  const links = { runbook: 'https://runbooks.example/checkout?a=1&b=2', dashboard: 'https://grafana.example/d/checkout' }
  const server = { ...base.server, externalUrl: 'https://plimsoll.example' }
  const incidents = { ...base.incidents, conferenceUrl: 'https://meet.example/incident-{number}' }
  return { ...base, server, incidents, timezone: 'Europe/Berlin', services: base.services.map((service) => ({ ...service, links })) }
}

const began = milestone('2026-11-20T11:30:15Z')
const detected = milestone('2026-11-20T11:31:54Z', { source: 'starts_at' })
const acknowledged = milestone('2026-11-20T11:40:00Z', { source: 'person', author: 'alice' })
const recovered = milestone('2026-11-20T11:58:30Z')
const resolved = milestone('2026-11-20T12:28:30Z', { source: 'automatic' })

const MILESTONES = {
  unacknowledged: { onset: began, detected },
  acknowledged: { onset: began, detected, acknowledged },
  updated: { onset: began, detected, acknowledged },
  update_due: { onset: began, detected, acknowledged },
  recovered: { onset: began, detected, acknowledged, recovered },
  resolved: { onset: began, detected, acknowledged, recovered, resolved },
} as const

function news(kind: NewsKind): IncidentNews {
  const alerts = [
    sampleAlert(),
    sampleAlert({ labels: { severity: 'ticket' }, summary: 'checkout latency <p99> & more is above 300 ms' }),
    sampleAlert({ labels: { severity: 'page' }, summary: '38 % of requests to checkout fail' }),
  ]
  const state = kind === 'recovered' || kind === 'resolved' ? kind : 'open'
  const isKnown = kind === 'updated' || kind === 'update_due'
  const people = isKnown ? ({ stage: 'identified', roles: { commander: 'alice' } } as const) : {}
  const incident = sampleIncident({ alerts, state, milestones: MILESTONES[kind], ...people })
  const step = { policy: 'incident', since: new Date('2026-11-20T11:32:00Z'), step: 1, steps: 2 }
  const escalation = kind === 'unacknowledged' ? step : null
  return incidentNewsOf(config(), incident, {
    ...{ kind, escalation, at: new Date('2026-11-20T11:47:10Z') },
    update: isKnown ? UPDATE : null,
    nextUpdateDue: state === 'open' ? new Date('2026-11-20T11:42:00Z') : null,
  })
}

const UPDATE = {
  at: new Date('2026-11-20T11:41:00Z'),
  author: 'alice',
  text: 'A bad deployment: <rolling> it back.',
}

function matchGolden(name: string, text: string): void {
  const file = new URL(name, import.meta.url)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

function pretty(json: string | null): string {
  return `${JSON.stringify(json === null ? null : JSON.parse(json), null, 2)}\n`
}

describe.each(['unacknowledged', 'acknowledged', 'updated', 'update_due', 'recovered', 'resolved'] as const)('news that an incident is %s', (kind) => {
  it.each([
    ['slack', slackMessage],
    ['pagerduty', pagerdutyEvent],
    ['webhook', webhookPayload],
  ] as const)('for %s is what was looked at', (receiver, write) => {
    matchGolden(`${kind}.${receiver}.json`, pretty(write(news(kind))))
  })

  it('for mail is what was looked at', () => {
    const { subject, text, html } = writeMail(news(kind))
    matchGolden(`${kind}.mail.txt`, `Subject: ${subject}\n\n${text}`)
    matchGolden(`${kind}.mail.html`, html)
  })
})
