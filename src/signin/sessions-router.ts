import { Router, type Request } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { toSessionAnswer } from './session-answer.js'
import type { Sessions } from './sessions-store.js'
import { endQuery } from './signin-paths.js'

/** Who is signed in, and how an admin ends that. */
export function createSessionsRouter(sessions: Sessions): Router {
  const router = Router()
  router.get('/api/v1/sessions', async (_request, response) => {
    const all = await sessions.list()
    response.set('cache-control', 'no-store').json({ sessions: all.map(toSessionAnswer) })
  })
  router.delete('/api/v1/sessions', async (request, response) => {
    const { name } = readInput(endQuery, request.query)
    const ended = await sessions.end({ name }, { why: 'ended', initiator: initiatorOf(request) })
    response.json({ ended: ended.map(toSessionAnswer) })
  })
  router.delete('/api/v1/sessions/:id', async (request: Request<{ id: string }>, response) => {
    const { id } = request.params
    const ended = await sessions.end({ id }, { why: 'ended', initiator: initiatorOf(request) })
    if (ended.length === 0) throw new HttpError('not_found', `no session ${id} goes on: it has ended, or never was`)
    response.json({ ended: ended.map(toSessionAnswer) })
  })
  return router
}
