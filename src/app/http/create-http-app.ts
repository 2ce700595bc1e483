import express, { Router, type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from '../../shared/logger.js'
import type { StatusDocument } from '../../status/status-document.js'
import { answerNotFound, createErrorHandler } from '../../http/error-handler.js'
import { createMetricsRouter, type RenderMetrics } from './metrics-router.js'
import { createBrowserGuard, type OwnNames } from '../../http/browser-guard.js'
import { listing, openApiDocument } from './openapi.js'
import { createProbesRouter, type ReadyReasons } from './probes-router.js'
import { createReloadRouter, type Reload } from './reload-router.js'
import { createStatusRouter } from './status-router.js'

export interface HttpParts {
  readonly version: string
  readonly logger: Logger
  /** By which it is called: requests for others are refused. */
  readonly names: OwnNames
  readonly reasons: ReadyReasons
  readonly render: RenderMetrics
  readonly status: () => StatusDocument | null
  /** Of the rooms that answer for themselves. */
  readonly routers: readonly RequestHandler[]
  readonly reload: Reload
}

function createPagesRouter(version: string): Router {
  const router = Router()
  const document = openApiDocument(version)
  router.get('/', (_request, response) => {
    response.type('text/plain').send(listing())
  })
  router.get('/api/v1/openapi.json', (_request, response) => {
    response.json(document)
  })
  return router
}

/** All routes; rejections of any reach the one error handler (Express 5 forwards them). */
export function createHttpApp(parts: HttpParts): Express {
  const app = express().use(helmet()).use(createBrowserGuard(parts.names))
  for (const router of parts.routers) app.use(router)
  return app
    .use(createProbesRouter(parts))
    .use(createReloadRouter(parts))
    .use(createMetricsRouter(parts))
    .use(createStatusRouter(parts))
    .use(createPagesRouter(parts.version))
    .use(answerNotFound)
    .use(createErrorHandler(parts.logger))
}
