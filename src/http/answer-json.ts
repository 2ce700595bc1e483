import type { Response } from 'express'

/**
 * Answers what somebody may keep but has to ask for again: with `If-None-Match` the answer is 304 where nothing has changed. Express makes the
 * ETag, see `createHttpApp`.
 */
export function answerJson(response: Response, body: object): void {
  response.set('cache-control', 'private, no-cache').json(body)
}
