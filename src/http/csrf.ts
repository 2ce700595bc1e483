import type { IncomingMessage } from 'node:http'
import express, { type Request, type Response } from 'express'
import type { Caller } from '../access/caller.js'
import { isSameText } from '../access/session-secret.js'
import { callerOf } from './caller-of.js'
import { HttpError } from './problem.js'
import { runHandler } from './run-handler.js'

/** The field that every form of ours carries, and the header of whoever asks by script. */
const CSRF_FIELD = 'csrf'
export const CSRF_HEADER = 'x-csrf-token'

const readForm = express.urlencoded({ extended: false, limit: '256kb' })

/** What a form carries in `CSRF_FIELD`; `null`: whoever asks has no session that somebody else could act in. */
export function csrfFor(request: IncomingMessage): string | null {
  const caller = callerOf(request)
  return 'csrf' in caller ? caller.csrf : null
}

/**
 * Refuses what changes something in the name of somebody whose browser says who they are by itself, unless it carries what only a page of ours
 * knows. A shell, a token and a proxy's program are not sent by a browser by themselves.
 */
export async function refuseForged(request: Request, response: Response, caller: Caller): Promise<void> {
  const wanted = wantedOf(request, caller)
  if (wanted === null) return
  const shown = request.get(CSRF_HEADER) ?? (await takeField(request, response))
  if (shown !== undefined && isSameText(shown, wanted)) return
  const why =
    shown === undefined ? 'nothing shows that a page of ours has sent this' : 'the page is from another sign-in'
  throw new HttpError('form_refused', `${why}: nothing was done; load the page again and repeat it`)
}

/** What the request has to carry; `null`: nothing. */
function wantedOf(request: Request, caller: Caller): string | null {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
  if (!changes || !('csrf' in caller) || (caller.kind === 'proxy' && !isOfBrowser(request))) return null
  return caller.csrf
}

/** Every browser says from which page it sends what changes something. */
function isOfBrowser({ headers }: Request): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
}

/** Takes the field out of the form: routes know nothing of it. */
async function takeField(request: Request, response: Response): Promise<string | undefined> {
  // Without a body it is no form either.
  if (typeof request.is('application/x-www-form-urlencoded') !== 'string') return undefined
  await runHandler(readForm, request, response)
  const body = request.body as Record<string, unknown>
  const { [CSRF_FIELD]: field, ...others } = body
  request.body = others
  return typeof field === 'string' ? field : undefined
}
