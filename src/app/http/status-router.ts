import { Router } from 'express'
import { toStatusAnswer } from '../../status/status-answer.js'
import type { StatusDocument } from '../../status/status-document.js'
import { answerJson } from '../../http/answer-json.js'
import { HttpError } from '../../http/problem.js'

/** `GET /api/v1/status`: the newest status that was computed. */
export function createStatusRouter({ status }: { readonly status: () => StatusDocument | null }): Router {
  const router = Router()
  router.get('/api/v1/status', (_request, response) => {
    answerJson(response, toStatusAnswer(newestOf(status)))
  })
  return router
}

/** The newest status. Throws `HttpError` before there is one. */
export function newestOf(status: () => StatusDocument | null): StatusDocument {
  const document = status()
  if (document === null) throw new HttpError('not_ready', 'no status has been computed yet', ['first status'])
  return document
}
