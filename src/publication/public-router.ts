import { Router, type Response } from 'express'
import { HttpError } from '../http/problem.js'
import type { RenderedStatus } from './rendered-status.js'
import type { ShownStatus } from './shown-status.js'

export interface PublicRouterParts {
  /** `null`: there is no status page. */
  readonly shown: Pick<ShownStatus, 'current'> | null
  /** Of the page, as `Content-Security-Policy`. */
  readonly policy: string
}

/** As long as it takes until it is read anew; caches may show it for a day where Plimsoll does not answer. */
const CACHED = 'public, max-age=30, stale-if-error=86400'

const FILES = [
  ['/status', 'html', 'text/html; charset=utf-8'],
  ['/status.json', 'json', 'application/json; charset=utf-8'],
  ['/status.atom', 'atom', 'application/atom+xml; charset=utf-8'],
] as const satisfies readonly (readonly [string, keyof RenderedStatus, string])[]

/** What everybody may read, out of memory. */
export function createPublicRouter({ shown, policy }: PublicRouterParts): Router {
  const router = Router()
  for (const [path, kind, type] of FILES)
    router.get(path, (_request, response: Response) => {
      if (shown === null) throw new HttpError('not_found', 'no such page: there is no status page')
      const rendered = shown.current()
      if (rendered === null) throw new HttpError('not_ready', 'nothing was read for it yet', ['first status page'])
      const { body, etag } = rendered[kind]
      response.set({ 'cache-control': CACHED, etag, 'content-type': type, 'content-security-policy': policy })
      response.send(body)
    })
  return router
}
