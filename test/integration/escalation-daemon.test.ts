import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { SLACK_OK, startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import { createApp, type App } from '../../src/app/create-app.js'
import { escalationConfig } from '../support/escalation-house.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'

let folder: string
let slack: StandIn
let app: App

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-escalation-daemon-'))
  slack = await startStandIn({ answer: SLACK_OK })
  const nowhere = 'http://127.0.0.1:9'
  const doors = { slackUrl: slack.url, pagerdutyUrl: nowhere, webhookUrl: nowhere, smtpUrl: 'smtp://127.0.0.1:9' }
  const policy = { name: 'at-once', steps: [{ afterSeconds: 0, notify: ['chat'] }], repeat: 0 }
  const config = escalationConfig(folder, doors, policy)
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  app = createApp(config, { logger: createMemoryLogger(), port: 0, readers })
})

afterEach(async () => {
  await app.stop()
  await slack.stop()
  rmSync(folder, { recursive: true, force: true })
})

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${app.url() ?? ''}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

const firing = () => ({
  version: '4',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'SLOErrorBudgetBurn', service: 'checkout', slo: 'availability', severity: 'page' },
      annotations: { summary: 'checkout spends its error budget' },
      startsAt: new Date().toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: '00000000000000a1',
    },
  ],
})

it('an alert becomes an incident, which is told in Slack, and so is its acknowledgement', async () => {
  await app.start()
  await until('it is ready', async () => (await fetch(`${app.url() ?? ''}/-/ready`)).ok)
  expect((await post('/webhooks/alertmanager', firing())).status).toBe(200)
  await slack.waitFor(1)
  expect(slack.requests[0]!.body).toContain('Incident #1 checkout')
  expect(slack.requests[0]!.body).toContain('Not acknowledged')
  expect((await post('/api/v1/incidents/1/acknowledge', { by: 'alice' })).status).toBe(200)
  await slack.waitFor(2)
  expect(slack.requests[1]!.body).toContain('alice has acknowledged this incident')
  // What people say does not wait for the next slot of the jobs that pass it on.
  for (const [index, text] of ['It is the database.', 'We move it.', 'It is better.'].entries()) {
    const written = performance.now()
    expect((await post('/api/v1/incidents/1/update', { by: 'alice', text, status: 'identified' })).status).toBe(200)
    await slack.waitFor(3 + index)
    expect(performance.now() - written).toBeLessThan(2000)
    expect(slack.requests[2 + index]!.body).toContain(`alice: ${text}`)
  }
  const metrics = await (await fetch(`${app.url() ?? ''}/metrics`)).text()
  expect(metrics).toContain('plimsoll_notifications_total{receiver="chat",outcome="sent"} 5\n')
})
