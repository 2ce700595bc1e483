import { afterEach, beforeEach } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { deploymentAnswer } from '../../src/deployment/over-http/deployment-answer.js'
import { createDeployment } from '../../src/deployment/runtime.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { createDeploymentNewsJob } from '../../src/notify/deployment-news-job.js'
import { createNoticeComposer } from '../../src/notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../../src/notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../../src/notify/messages/incident-mail-templates-files.js'
import { createOutboxStore } from '../../src/notify/outbox-store.js'
import { PrometheusError } from '../../src/promql/prometheus-error.js'
import type { Sample, SeriesReader } from '../../src/promql/series-reader.js'
import { ignoreMeter } from '../../src/shared/meter.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { LedgerObjective } from '../../src/slo/counts.js'
import type { Minutes } from '../../src/slo/minutes.js'
import { sloKey } from '../../src/slo/slo.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createMemoryLogger } from './memory-logger.js'
import { outboxRows } from './outbox-rows.js'
import { plainPages } from './plain-pages.js'
import { sampleSlo } from './sample-slo.js'

export const MINUTE = 60_000
/** When the scene begins. */
export const T0 = Date.parse('2026-11-03T12:00:00Z')
/** The objective of its service. */
export const watchedSlo = sampleSlo()

const config = {
  organisation: 'Example Shop',
  server: { externalUrl: 'http://slo.example' },
  email: null,
  receivers: [{ kind: 'webhook', name: 'ci-rollback', url: 'http://127.0.0.1:9/', secretFile: null } as const],
  deploymentWebhooks: { githubSecretFile: null, gitlabTokenFile: null, gitlabSigningFile: null, fluxSecretFile: null },
  services: [
    {
      ...{ name: 'checkout', environment: null, slos: [watchedSlo] },
      deployments: { bakeSeconds: 900, slos: null, onDegraded: ['ci-rollback'], from: [] },
    },
  ],
}

/** A service that is watched over a ledger of 3,000 events a minute, which has come to the minute before now. */
export interface DeploymentScene {
  database: Database
  now: Date
  app: Express
  runtime: ReturnType<typeof createDeployment>
  /** Errors of each minute; `NaN`: nothing is known. */
  errorsAt: (at: Date) => number
  isLedgerThere: boolean
  /** Of a canary that serves a tenth of all: its errors of each minute of 300 events; `NaN`: it is not there. */
  canaryErrorsAt: (at: Date) => number
  /** Whether Prometheus answers. */
  isPrometheusThere: boolean
  /** When pages on its budget began. */
  pages: readonly Date[]
  /** How often the ledger was read. */
  readings: number
  /** Of how many stretches its minutes were. */
  stretches: number
}

/** The scene of a test file: it begins anew with each test. */
export function deploymentScene() {
  const scene = {} as DeploymentScene
  beforeEach(async () => {
    const database = await openStore(':memory:')
    const fresh = { database, now: new Date(T0), errorsAt: () => 9, isLedgerThere: true, readings: 0, stretches: 0 }
    const canary = { canaryErrorsAt: () => 1, isPrometheusThere: true, pages: [] }
    Object.assign(scene, fresh, canary)
    let ids = 0
    scene.runtime = createDeployment({
      ...ledgerOf(scene),
      burns: { begunSince: () => Promise.resolve(scene.pages.map(pageAt)) },
      readers: new Map([[watchedSlo.prometheus, prometheusOf(scene)]]),
      ...{ config, database, clock: () => scene.now, steps: ignoreSteps, newId: () => `d${++ids}` },
      ...{ meter: ignoreMeter, logger: createMemoryLogger(), pages: plainPages(), outbox: createOutboxStore(database) },
    })
    scene.app = express()
      .use(...(scene.runtime.routers ?? []))
      .use(createErrorHandler(createMemoryLogger()))
  })
  afterEach(() => scene.database.close())
  return {
    scene,
    start: (more: object = {}) =>
      request(scene.app)
        .post('/api/v1/deployments')
        .send({ service: 'checkout', version: 'v2', by: 'ci', ...more }),
    pass: async (minutes: number): Promise<void> => {
      scene.now = new Date(scene.now.getTime() + minutes * MINUTE)
      await scene.runtime.jobs?.[0]?.run(scene.now, new AbortController().signal)
    },
    show: async (id = 'd1') => deploymentAnswer.parse((await request(scene.app).get(`/api/v1/deployments/${id}`)).body),
    tell: () => tell(scene),
  }
}

/** Tells who is to be told, and returns what all were told. */
async function tell({ database, now }: DeploymentScene) {
  const write = createViewWriter(loadIncidentMailTemplates())
  const notices = createNoticeComposer({ config, write })
  const parts = { config, database, notices, outbox: createOutboxStore(database), steps: ignoreSteps }
  await createDeploymentNewsJob(parts).run(now, new AbortController().signal)
  return (await outboxRows(database)).map(
    ({ body }) => JSON.parse(Buffer.from(body).toString()) as { readonly type: string; readonly data: unknown },
  )
}

const pageAt = (at: Date) => ({ service: 'checkout', environment: null, slo: watchedSlo.name, at })

function ledgerOf(scene: DeploymentScene) {
  return {
    counts: {
      objectives: (): Promise<readonly LedgerObjective[]> => {
        scene.readings += 1
        const definition = { firstKnownAt: new Date(0), definitionChanges: [], seenAt: null }
        const watermark = new Date(scene.now.getTime() - MINUTE)
        const objective = { key: sloKey(watchedSlo), watermark, historyFrom: new Date(0), ...definition }
        return Promise.resolve(scene.isLedgerThere ? [objective] : [])
      },
    },
    minutes: {
      minutes: (asked: readonly { readonly interval: { readonly from: Date; readonly to: Date } }[]) => {
        scene.stretches += asked.length
        return Promise.resolve(asked.map(({ interval }) => minutesIn(scene, interval)))
      },
    },
  }
}

function minutesIn({ errorsAt }: DeploymentScene, { from, to }: { readonly from: Date; readonly to: Date }): Minutes {
  const length = (to.getTime() - from.getTime()) / MINUTE
  const errors = Float64Array.from({ length }, (_, i) => errorsAt(new Date(from.getTime() + i * MINUTE)))
  const events = errors.map((one) => (Number.isNaN(one) ? NaN : 3000))
  return { from: from.getTime() / 1000, events, errors, summed: [] }
}

/** Answers per second what `canaryQuery` asks for; each minute is the value at its end. */
function prometheusOf(scene: DeploymentScene): SeriesReader {
  const valuesAt = (at: Date): Readonly<Record<string, number>> => {
    const errors = scene.canaryErrorsAt(at)
    return {
      ...{ events: 3000, errors: scene.errorsAt(at) },
      ...{ canary_events: Number.isNaN(errors) ? NaN : 300, canary_errors: errors },
    }
  }
  return {
    instant: () => Promise.resolve([]),
    range: (_query, { from, to }, stepSeconds) => {
      if (!scene.isPrometheusThere) return Promise.reject(new PrometheusError('unreachable', 'nobody answers'))
      const series = new Map<string, Sample[]>()
      for (let at = from.getTime(); at < to.getTime(); at += stepSeconds * 1000)
        for (const [part, value] of Object.entries(valuesAt(new Date(at - MINUTE))))
          if (!Number.isNaN(value))
            series.set(part, [...(series.get(part) ?? []), { at: new Date(at), value: value / 60 }])
      return Promise.resolve([...series].map(([part, samples]) => ({ labels: { plimsoll_part: part }, samples })))
    },
  }
}
