import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { readEntriesAfter } from '../../src/audit/audit-entries-read-store.js'
import type { Place, Tool } from '../../src/deployment/intake/place.js'
import type { DeploymentWebhooks } from '../../src/deployment/intake/webhooks-key.js'
import { deliveriesAnswer, deliveryAnswer } from '../../src/deployment/over-http/delivery-answer.js'
import { deploymentsAnswer } from '../../src/deployment/over-http/deployment-answer.js'
import { createDeployment } from '../../src/deployment/runtime.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { createOutboxStore } from '../../src/notify/outbox-store.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createMemoryLogger } from './memory-logger.js'
import { plainPages } from './plain-pages.js'
import { TOLD_PLACES, TOOL_HEADERS, toolSecrets } from './tool-webhooks.js'

/** When what tools tell of took place. */
export const NOON = Date.parse('2026-11-03T12:00:00Z')

/** What a test decides on or looks at; all new for each. */
interface Scene {
  folder: string
  database: Database
  now: Date
  app: Express
  /** What was counted: tool and outcome. */
  counted: string[]
}

/** A service that is deployed in some places. */
export const toldService = (name: string, from: readonly Place[]) => ({
  ...{ name, environment: null, slos: [] },
  deployments: { bakeSeconds: 900, slos: null, onDegraded: [], from },
})

/** A daemon that takes what tools tell of deployments; it is new for each test. */
export function toolWebhooks() {
  const scene = {} as Scene
  const start = (secrets: DeploymentWebhooks, services = [toldService('checkout', TOLD_PLACES)]) => {
    const runtime = createDeployment({ ...portsOf(scene), config: { services, deploymentWebhooks: secrets } })
    scene.app = express()
      .use(...(runtime.routers ?? []))
      .use(createErrorHandler(createMemoryLogger()))
  }
  beforeEach(async () => {
    scene.folder = mkdtempSync(join(tmpdir(), 'plimsoll-tools-'))
    scene.database = await openStore(':memory:')
    scene.now = new Date(NOON + 60_000)
    scene.counted = []
    start(toolSecrets(scene.folder))
  })
  afterEach(async () => {
    await scene.database.close()
    rmSync(scene.folder, { recursive: true, force: true })
  })
  const post = (tool: Tool, body: object, headers?: Readonly<Record<string, string>>) => {
    const text = JSON.stringify(body)
    const shown = headers ?? TOOL_HEADERS[tool](text, scene.now)
    return request(scene.app).post(`/webhooks/${tool}`).set('content-type', 'application/json').set(shown).send(text)
  }
  return {
    ...{ scene, start, post },
    deliver: async (tool: Tool, body: object) => deliveryAnswer.parse((await post(tool, body).expect(202)).body),
    ...answersOf(scene),
  }
}

function portsOf(scene: Scene) {
  let ids = 0
  return {
    counts: { objectives: () => Promise.resolve([]) },
    minutes: { minutes: () => Promise.resolve([]) },
    readers: new Map(),
    burns: { begunSince: () => Promise.resolve([]) },
    meter: {
      count: (_name: string, { tool, outcome }: Readonly<Record<string, string>>) => {
        scene.counted.push(`${tool} ${outcome}`)
      },
      observe: () => undefined,
    },
    ...{ database: scene.database, clock: () => scene.now, steps: ignoreSteps, newId: () => `d${++ids}` },
    ...{ logger: createMemoryLogger(), pages: plainPages(), outbox: createOutboxStore(scene.database) },
  }
}

function answersOf(scene: Scene) {
  const read = async (path: string) => (await request(scene.app).get(path).expect(200)).body as unknown
  return {
    deployments: async () => deploymentsAnswer.parse(await read('/api/v1/deployments')).data,
    kept: async (query = '') => deliveriesAnswer.parse(await read(`/api/v1/deployment-webhooks${query}`)).data,
    entries: async () =>
      (await scene.database.read((reader) => readEntriesAfter(reader, { after: 0, most: 100 }))).map(
        ({ entry }) => entry,
      ),
  }
}
