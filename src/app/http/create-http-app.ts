import type { RequestListener } from 'node:http'
import express, { Router, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from '../../shared/logger.js'
import type { StatusDocument } from '../../status/status-document.js'
import { createAccessGuard, type AccessParts } from '../../http/access-guard.js'
import type { ApiPaths } from '../../http/describe.js'
import { createKnockGuard } from '../../http/knock-guard.js'
import { answerBy } from '../../http/express-messages.js'
import { answerNotFound, createErrorHandler, type OnRefused, type ShowProblem } from '../../http/error-handler.js'
import { createMetricsRouter, type RenderMetrics } from './metrics-router.js'
import { createBrowserGuard, type OwnNames } from '../../http/browser-guard.js'
import { allPaths, listing, openApiDocument, type PathSettings } from './openapi.js'
import { createProbesRouter, type ReadyReasons } from './probes-router.js'
import { createReloadRouter, type Reload } from './reload-router.js'
import { refuseUnlistedRoutes } from './routes-in-table.js'
import { createStatusListsRouter, type StatusListsParts } from './status-lists-router.js'
import { createStatusRouter } from './status-router.js'

export interface HttpParts extends PathSettings {
  readonly version: string
  readonly logger: Logger
  /** By which it is called: requests for others are refused. */
  readonly names: OwnNames
  /** Who may do what. */
  readonly access: AccessParts
  readonly onRefused: OnRefused
  /** For browsers; `undefined`: all are answered as programs are. */
  readonly showProblem?: ShowProblem
  /** Does what is asked for twice with one key once. */
  readonly idempotency: RequestHandler
  readonly reasons: ReadyReasons
  readonly render: RenderMetrics
  readonly status: () => StatusDocument | null
  /** Of the configuration. */
  readonly services: StatusListsParts['services']
  /** Of the rooms that answer for themselves. */
  readonly routers: readonly RequestHandler[]
  readonly reload: Reload
}

/** By what they depend on. One takes a quarter of a second to make, in which nobody would be answered at a reload. */
const documents = new Map<string, object>()

function documentOf({ version, metricsToken }: Pick<HttpParts, 'version' | 'metricsToken'>, paths: ApiPaths): object {
  const key = `${version} ${metricsToken}`
  const document = documents.get(key) ?? openApiDocument(version, paths)
  documents.set(key, document)
  return document
}

function createPagesRouter(parts: HttpParts, paths: ApiPaths): Router {
  const router = Router()
  const document = documentOf(parts, paths)
  router.get('/', (_request, response) => {
    response.type('text/plain').send(listing(paths))
  })
  router.get('/api/v1/openapi.json', (_request, response) => {
    response.json(document)
  })
  return router
}

/** All routes; rejections of any reach the one error handler (Express 5 forwards them). Throws where one is in no table. */
export function createHttpApp(parts: HttpParts): RequestListener {
  const paths = allPaths(parts)
  const routers = [
    ...parts.routers,
    createProbesRouter(parts),
    createReloadRouter(parts),
    createMetricsRouter(parts),
    createStatusRouter(parts),
    createStatusListsRouter(parts),
    createPagesRouter(parts, paths),
  ]
  refuseUnlistedRoutes(routers, paths)
  const answerError = createErrorHandler(parts.logger, parts.onRefused, parts.showProblem)
  const app = express()
    .set('etag', 'strong')
    .use(helmet())
    .use(createBrowserGuard(parts.names))
    .use(createAccessGuard(paths, parts.access))
    .use(parts.idempotency)
    .use(...routers)
    .use(answerNotFound)
    .use(answerError)
  return createKnockGuard(paths, { ...parts.access, onRefused: parts.onRefused }, answerBy(app))
}
