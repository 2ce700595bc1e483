import { Router, type Response } from 'express'
import { answerJson } from '../http/answer-json.js'
import type { Pages } from '../page/pages-router.js'
import { PAPER_POLICY } from '../render/paper-policy.js'
import type { Clock } from '../shared/clock.js'
import { late } from '../shared/late.js'
import type { Database } from '../store/database.js'
import type { PackFormat } from './compose-pack-files.js'
import { dependencyPicture } from './dependency-picture.js'
import { toDependenciesAnswer, toPackAnswer } from './emergency-answer.js'
import type { EmergencyPackSettings } from './emergency-key.js'
import { gatherPack, type PackParts } from './gather-pack.js'
import { readPackRecord, type PackRecord } from './pack-record-store.js'
import { loadDependenciesTemplate } from './template-files.js'

export interface EmergencyRouterParts extends PackParts {
  readonly settings: EmergencyPackSettings | null
  readonly database: Database
  readonly clock: Clock
  readonly pages: Pages
}

/** What draws and writes is loaded when somebody asks for a pack. */
const compose = late(async () => (await import('./compose-pack-files.js')).composePack)

/** The emergency pack and dependencies over HTTP, see `emergencyPaths`. */
export function createEmergencyRouter(parts: EmergencyRouterParts): Router {
  const { config, settings, database, clock, pages } = parts
  const router = Router()
  const composed = async (format: PackFormat) => compose(await gatherPack(parts, clock()), format)
  router.get('/api/v1/emergency-pack', async (_request, response) => {
    answerJson(response, toPackAnswer(settings, await readPackRecord(database)))
  })
  router.get('/api/v1/emergency-pack.html', async (_request, response) => {
    const content = await composed('html')
    sendFile(response, { type: 'text/html; charset=utf-8', content })
  })
  router.get('/api/v1/emergency-pack.pdf', async (_request, response) => {
    const content = await composed('pdf')
    response.attachment('emergency-pack.pdf')
    sendFile(response, { type: 'application/pdf', content })
  })
  router.get('/api/v1/dependencies', (_request, response) => {
    answerJson(response, toDependenciesAnswer(config.services))
  })
  const template = pages.compile(loadDependenciesTemplate())
  const picture = dependencyPicture(config.services)
  router.get('/dependencies', async (request, response) => {
    const view = { ...picture, ...packView(settings, await readPackRecord(database), config.hash) }
    const page = { title: 'Dependencies', at: '/services', twin: '/api/v1/dependencies', template, view }
    pages.answer({ request, response }, { ...page, crumbs: [{ text: 'Services', href: '/services' }] })
  })
  return router
}

function sendFile(
  response: Response,
  { type, content }: { readonly type: string; readonly content: Uint8Array },
): void {
  response
    .set({ 'cache-control': 'no-store', 'content-security-policy': PAPER_POLICY, 'content-type': type })
    .send(Buffer.from(content))
}

function packView(settings: EmergencyPackSettings | null, record: PackRecord | null, hash: string): object {
  const isThere = settings !== null && record !== null
  return {
    folder: settings?.folder ?? '',
    made: isThere ? record.madeAt : null,
    old: isThere && record.configHash !== hash,
  }
}
