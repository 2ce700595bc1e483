import { Router } from 'express'
import { HttpError } from '../../http/problem.js'

/** What is still waited for, in words; empty: ready. */
export type ReadyReasons = () => Promise<readonly string[]>

/** `GET /-/healthy` (the process answers) and `GET /-/ready` (everything it needs is there). */
export function createProbesRouter({ reasons }: { readonly reasons: ReadyReasons }): Router {
  const router = Router()
  router.get('/-/healthy', (_request, response) => {
    response.type('text/plain').send('Plimsoll is healthy.\n')
  })
  router.get('/-/ready', async (_request, response) => {
    const waiting = await reasons()
    if (waiting.length > 0) throw new HttpError('not_ready', waiting.join('; '), waiting)
    response.type('text/plain').send('Plimsoll is ready.\n')
  })
  return router
}
