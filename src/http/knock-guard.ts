import { Router, type ErrorRequestHandler, type RequestHandler } from 'express'
import { expressPath, type ApiPaths } from './describe.js'
import { bearerIn, tooManyTries, type IdentityParts } from './identify.js'
import { waitingSeconds } from './try-token.js'

type KnockParts = Pick<IdentityParts, 'tries' | 'clock' | 'proxy'>

/**
 * Turns addresses that have shown too many wrong tokens away at the door. The access guard would refuse them as well, after all routes were
 * compared and many handlers passed: thousands of tries a second would keep the process from its work. What is anybody's business stays so,
 * whatever token comes with it.
 *
 * @param answer the application's own handler of errors
 */
export function createKnockGuard(paths: ApiPaths, parts: KnockParts, answer: ErrorRequestHandler): Router {
  const passOn: RequestHandler = (_request, _response, next) => {
    next('router')
  }
  const router = Router().use((request, _response, next) => {
    if (request.headers.authorization === undefined) next('router')
    else next()
  })
  for (const [path, operations] of Object.entries(paths)) {
    const isOpen = Object.values(operations).some((operation) => operation['x-role'] === 'anyone')
    if (isOpen) router.all(expressPath(path), passOn)
  }
  return router.use((request, response, next) => {
    const token = bearerIn(request.headers.authorization ?? '')
    const seconds = token === null ? 0 : waitingSeconds(token, parts.proxy.addressOf(request), parts)
    if (seconds === 0) next()
    else answer(tooManyTries(response, seconds), request, response, next)
  })
}
