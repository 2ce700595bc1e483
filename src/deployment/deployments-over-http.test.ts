import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { outboxRows } from '../../test/support/outbox-rows.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { createErrorHandler } from '../http/error-handler.js'
import { createDeploymentNewsJob } from '../notify/deployment-news-job.js'
import { createNoticeComposer } from '../notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import { createOutboxStore } from '../notify/outbox-store.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import type { LedgerObjective } from '../slo/counts.js'
import type { Minutes } from '../slo/minutes.js'
import { sloKey } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { DEPLOYMENT_METRICS } from './deployment-metrics.js'
import { deploymentAnswer, deploymentsAnswer } from './over-http/deployment-answer.js'
import { createDeployment } from './runtime.js'

const MINUTE = 60_000
const T0 = Date.parse('2026-11-03T12:00:00Z')
const slo = sampleSlo()
const config = {
  organisation: 'Example Shop',
  server: { externalUrl: 'http://slo.example' },
  email: null,
  receivers: [{ kind: 'webhook', name: 'ci-rollback', url: 'http://127.0.0.1:9/', secretFile: null } as const],
  deploymentWebhooks: { githubSecretFile: null, gitlabTokenFile: null, gitlabSigningFile: null, fluxSecretFile: null },
  services: [
    {
      ...{ name: 'checkout', environment: null, slos: [slo] },
      deployments: { bakeSeconds: 900, slos: null, onDegraded: ['ci-rollback'], from: [] },
    },
  ],
}

let database: Database
let now: Date
let app: Express
let runtime: ReturnType<typeof createDeployment>
/** Errors of each minute of 3,000 events. */
let errorsAt: (at: Date) => number
let isLedgerThere: boolean
/** How often it was read. */
let readings: number

/** A ledger that has come to the minute before now. */
const ledger = {
  counts: {
    objectives: (): Promise<readonly LedgerObjective[]> => {
      readings += 1
      return Promise.resolve(
        [
          {
            key: sloKey(slo),
            watermark: new Date(now.getTime() - MINUTE),
            historyFrom: new Date(0),
            firstKnownAt: new Date(0),
            definitionChanges: [],
            seenAt: null,
          },
        ].filter(() => isLedgerThere),
      )
    },
  },
  minutes: {
    minutes: (asked: readonly { readonly interval: { readonly from: Date; readonly to: Date } }[]) =>
      Promise.resolve(
        asked.map(({ interval: { from, to } }): Minutes => {
          const length = (to.getTime() - from.getTime()) / MINUTE
          const errors = Float64Array.from({ length }, (_, i) => errorsAt(new Date(from.getTime() + i * MINUTE)))
          const events = errors.map((one) => (Number.isNaN(one) ? NaN : 3000))
          return { from: from.getTime() / 1000, events, errors, summed: [] }
        }),
      ),
  },
}

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date(T0)
  errorsAt = () => 9
  isLedgerThere = true
  readings = 0
  let ids = 0
  const clock = () => now
  const parts = { meter: ignoreMeter, logger: createMemoryLogger(), steps: ignoreSteps, newId: () => `d${++ids}` }
  runtime = createDeployment({ ...ledger, ...parts, config, database, clock })
  app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
})

afterEach(() => database.close())

const start = (more: object = {}) =>
  request(app)
    .post('/api/v1/deployments')
    .send({ service: 'checkout', version: 'v2', by: 'ci', ...more })

async function pass(minutes: number): Promise<void> {
  now = new Date(now.getTime() + minutes * MINUTE)
  await runtime.jobs?.[0]?.run(now, new AbortController().signal)
}

const show = async (id = 'd1') => deploymentAnswer.parse((await request(app).get(`/api/v1/deployments/${id}`)).body)

async function tell(): Promise<readonly { readonly type: string; readonly data: unknown }[]> {
  const write = createViewWriter(loadIncidentMailTemplates())
  const notices = createNoticeComposer({ config, write })
  const parts = { config, database, notices, outbox: createOutboxStore(database), steps: ignoreSteps }
  await createDeploymentNewsJob(parts).run(now, new AbortController().signal)
  return (await outboxRows(database)).map(
    ({ body }) => JSON.parse(Buffer.from(body).toString()) as { type: string; data: unknown },
  )
}

describe('a deployment', () => {
  it('is watched from its marker to the end of its bake time, and healthy where tripled errors would have been seen', async () => {
    expect(deploymentAnswer.parse((await start().expect(201)).body)).toMatchObject({
      id: 'd1',
      state: 'watched',
      watchedTo: '2026-11-03T12:15:00.000Z',
    })
    await pass(10)
    expect(await show()).toMatchObject({
      state: 'watched',
      findings: [{ slo: slo.name, verdict: null, afterSeconds: 540 }],
    })
    await pass(6)
    expect(await show()).toMatchObject({ state: 'healthy', judgedAt: '2026-11-03T12:16:00.000Z' })
    expect(await tell()).toEqual([])
  })

  it('is accused as soon as errors are more frequent, and who is named is told once', async () => {
    await start()
    errorsAt = (at) => (at.getTime() >= T0 ? 90 : 9)
    await pass(2)
    // By hand: half a minute of 1,500 events with 45 errors against 360,000 with 1,080: 45.5 / 1,500 · 360,000 / 1,080.5.
    expect(await show()).toMatchObject({ state: 'degraded', verdict: 'degraded', findings: [{ afterSeconds: 30 }] })
    expect((await show()).findings[0]?.rateRatio).toBeCloseTo(10.106, 3)
    await pass(1)
    const messages = await tell()
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ type: 'deployment.degraded', data: { deployment: { version: 'v2' } } })
    expect(await tell()).toHaveLength(1)
  })

  it('says that it was taken back, to those who were told, and how long that took', async () => {
    await start()
    errorsAt = (at) => (at.getTime() >= T0 ? 90 : 9)
    await pass(2)
    await tell()
    now = new Date(T0 + 4 * MINUTE)
    const answer = await request(app).post('/api/v1/deployments/d1/rolled-back').send({ by: 'ci' }).expect(200)
    expect(answer.body).toMatchObject({ state: 'rolled_back', verdict: 'degraded', rolledBackBy: 'ci' })
    now = new Date(T0 + 9 * MINUTE)
    await request(app).post('/api/v1/deployments/d1/rolled-back').send({ by: 'somebody else' }).expect(200)
    expect((await tell()).map(({ type }) => type)).toEqual(['deployment.degraded', 'deployment.rolled_back'])
    const samples = (await runtime.readSamples?.()) ?? []
    const value = (name: string) => samples.find((one) => one.name === name)?.value
    expect(value(DEPLOYMENT_METRICS.timeToRollBack)).toBe(240)
    expect(value(DEPLOYMENT_METRICS.changeFailureRatio)).toBe(1)
  })

  it('without events is inconclusive, never healthy', async () => {
    errorsAt = (at) => (at.getTime() >= T0 ? NaN : 9)
    await start()
    await pass(16)
    expect(await show()).toMatchObject({
      state: 'inconclusive',
      findings: [{ unknownMinutes: 15, after: { events: 0 } }],
    })
  })

  it('is watched no longer once the next one begins', async () => {
    await start()
    await pass(5)
    await start({ version: 'v3' })
    errorsAt = (at) => (at.getTime() >= T0 + 5 * MINUTE ? 90 : 9)
    await pass(3)
    expect((await show('d1')).verdict).not.toBe('degraded')
    expect(await show('d1')).toMatchObject({ watchedTo: '2026-11-03T12:05:00.000Z' })
    expect((await show('d2')).verdict).toBe('degraded')
  })

  it('that is marked late ends where the one after it began', async () => {
    await start({ version: 'v3', at: '2026-11-03T12:00:00Z' })
    await start({ version: 'v2', at: '2026-11-03T11:50:00Z' })
    expect(await show('d2')).toMatchObject({ version: 'v2', watchedTo: '2026-11-03T12:00:00.000Z' })
    expect(await show('d1')).toMatchObject({ version: 'v3', watchedTo: '2026-11-03T12:15:00.000Z' })
  })

  it('asks the ledger once a look, however many are watched, and not at all where none is', async () => {
    await pass(1)
    expect(readings).toBe(0)
    for (const version of ['v2', 'v3', 'v4']) await start({ version })
    await pass(1)
    expect(readings).toBe(1)
    expect((await show('d3')).findings).toHaveLength(1)
  })

  it('is judged without the ledger in the end', async () => {
    await start()
    isLedgerThere = false
    await pass(60)
    expect((await show()).state).toBe('watched')
    await pass(16)
    expect((await show()).state).toBe('inconclusive')
  })
})

describe('the list', () => {
  it('has the newest first, by pages', async () => {
    for (const version of ['v1', 'v2', 'v3']) await start({ version })
    const first = deploymentsAnswer.parse((await request(app).get('/api/v1/deployments?limit=2')).body)
    expect(first.data.map(({ version }) => version)).toEqual(['v3', 'v2'])
    const rest = await request(app).get('/api/v1/deployments').query({ limit: 2, cursor: first.next_cursor })
    expect(deploymentsAnswer.parse(rest.body)).toMatchObject({ data: [{ version: 'v1' }], next_cursor: null })
  })
})

describe('what is refused in words', () => {
  it.each([
    [{ service: 'chekout' }, 'no service is named chekout: did you mean checkout?'],
    [{ at: '2026-11-03T13:00:00Z' }, 'expected an instant of the last seven days'],
    [{ version: '' }, 'version'],
    [{ strategy: 'big bang' }, 'strategy'],
  ])('%j', async (body, words) => {
    const answer = await start(body).expect(400)
    expect(JSON.stringify(answer.body)).toContain(words)
  })

  it('an unknown id', async () => {
    await request(app).get('/api/v1/deployments/none').expect(404)
    await request(app).post('/api/v1/deployments/none/finish').send({ by: 'ci' }).expect(404)
  })
})
