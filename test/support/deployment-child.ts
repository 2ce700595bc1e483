// Takes a delivery of a tool as the daemon does, and repeats it where the first was not answered; kills itself, as kill -9 does, at the step it
// is given. Arguments: store file, step or `-`.
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createDeployment } from '../../src/deployment/runtime.js'
import { createOutboxStore } from '../../src/notify/outbox-store.js'
import { ignoreMeter } from '../../src/shared/meter.js'
import { openStore } from '../../src/store/open-store.js'
import { postJson } from './deliveries.js'
import { stepsUntil } from './killed-child.js'
import { createMemoryLogger } from './memory-logger.js'
import { plainPages } from './plain-pages.js'
import { argocdSync } from './tool-deliveries.js'
import { TOLD_PLACES } from './tool-webhooks.js'

const [file, dieAt] = process.argv.slice(2) as [string, string]
const now = new Date('2026-11-03T12:01:00Z')
const database = await openStore(file)
const none = { githubSecretFile: null, gitlabTokenFile: null, gitlabSigningFile: null, fluxSecretFile: null }
const deployments = { bakeSeconds: 900, slos: null, onDegraded: [], from: TOLD_PLACES }
const runtime = createDeployment({
  config: { deploymentWebhooks: none, services: [{ name: 'checkout', environment: null, slos: [], deployments }] },
  counts: { objectives: () => Promise.resolve([]) },
  minutes: { minutes: () => Promise.resolve([]) },
  readers: new Map(),
  burns: { begunSince: () => Promise.resolve([]) },
  ...{ database, clock: () => now, steps: stepsUntil(dieAt), newId: () => `d${process.pid}` },
  ...{ logger: createMemoryLogger(), meter: ignoreMeter, pages: plainPages(), outbox: createOutboxStore(database) },
})
const server = express()
  .use(...(runtime.routers ?? []))
  .listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const { port } = server.address() as AddressInfo
const body = argocdSync({ phase: 'Succeeded', finishedAt: '2026-11-03T12:00:30Z' })
const answer = await postJson(`http://127.0.0.1:${port}/webhooks/argocd`, body)
if (!answer.ok) throw new Error(await answer.text())
server.closeAllConnections()
server.close()
await database.close()
