import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from '../shared/logger.js'
import { storeTrouble } from '../store/store-trouble.js'
import { HttpError, httpErrors, problemOf, type HttpErrorCode, type Problem } from './problem.js'

/** Express and its parsers put a status on errors that the client caused. */
function isClientError(error: unknown): error is Error & { readonly status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

function toProblem(error: unknown): Problem {
  if (error instanceof HttpError && error.code in httpErrors) {
    const { message: detail, reasons } = error
    return problemOf(error.code as HttpErrorCode, reasons === undefined ? { detail } : { detail, reasons })
  }
  if (isClientError(error)) return problemOf('bad_request', { detail: error.message })
  const trouble = storeTrouble(error)
  if (trouble !== null) return problemOf('unavailable', { detail: `${trouble.message}; try again` })
  // The cause is in the log: whoever asks over HTTP learns nothing of our insides.
  return problemOf('internal')
}

/** What hinders the store is seldom over at once, and seldom lasts. */
const RETRY_AFTER_SECONDS = 5

/** By which somebody is turned away who may not ask, or not so. */
const REFUSALS: readonly string[] = [
  'unauthorized',
  'signature_wrong',
  'role_needed',
  'form_refused',
  'forbidden',
  'misdirected',
  'too_many_tries',
] satisfies readonly HttpErrorCode[]

/** Told of who was turned away: by which route, as Express writes it (`null`: before any was found), and with which code. */
export type OnRefused = (path: string | null, code: string) => void

/** Answers who wants a page of what went wrong; `false`: a program asks, which reads the problem itself. */
export type ShowProblem = (
  exchange: { readonly request: Request; readonly response: Response },
  problem: Problem,
) => boolean

/** The one place where failures become problem+json, or a page. */
export function createErrorHandler(
  logger: Logger,
  onRefused: OnRefused = () => undefined,
  showProblem: ShowProblem = () => false,
): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // oxlint-disable-next-line max-params
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error)
    // Of a route not its values: in some addresses they are secrets.
    const path = routeOf(request) ?? request.path
    if (!(error instanceof HttpError) && problem.status >= 500)
      logger.error({ err: error, method: request.method, path }, 'A request failed')
    if (REFUSALS.includes(problem.code)) onRefused(routeOf(request), problem.code)
    if (response.headersSent) {
      next(error)
      return
    }
    if (problem.code === 'unavailable') response.set('retry-after', String(RETRY_AFTER_SECONDS))
    if (showProblem({ request, response }, problem)) return
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** Express leaves the route that it found last, and says no type of it. */
function routeOf({ route }: { readonly route?: unknown }): string | null {
  const path = (route as { readonly path?: unknown } | undefined)?.path
  return typeof path === 'string' ? path : null
}

/** For what no router answered. */
export const answerNotFound: RequestHandler = (request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.set('allow', 'GET, HEAD')
    throw new HttpError('method_not_allowed', `${request.method} is not offered`)
  }
  throw new HttpError('not_found', `no such page: ${request.path}`)
}
