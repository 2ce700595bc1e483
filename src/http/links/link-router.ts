import express, { Router, type Request, type Response } from 'express'
import * as z from 'zod'
import type { Clock } from '../../shared/clock.js'
import { senderOf } from '../caller-of.js'
import { readInput } from '../read-input.js'
import type { LinkAction, LinkOrder } from './link-action.js'
import type { LinkPage } from './link-page.js'
import { openLink, type LinkClaim, type LinkKey } from './signed-link.js'

export interface LinkRouterParts {
  readonly actions: readonly LinkAction[]
  readonly keys: () => Promise<readonly LinkKey[]>
  readonly write: (page: LinkPage) => string
  readonly clock: Clock
}

const LONGEST_COMMENT = 2000

const Form = z.object({ comment: z.string().trim().max(LONGEST_COMMENT).default('') })

/**
 * Nothing but the form, sent to where it came from. The referrer stays within the site: with none at all a browser sends `Origin: null`, which
 * no guard could tell from a foreign page.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}

/** A page that needs nothing else: its styles and pictures are in it, and nothing in it acts. */
const PAGE_HEADERS = {
  ...HEADERS,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-popups",
}

/**
 * `GET /link/:token` shows what would be done and changes nothing, so that programs which follow every link in a mail do no harm; only the
 * `POST` of that page does it. `GET /link/:token/page` shows what it is about, as a whole.
 */
export function createLinkRouter(parts: LinkRouterParts): Router {
  const router = Router()
  router.get('/link/:token', (request, response) => answer(parts, request, response))
  router.get('/link/:token/page', (request, response) => show(parts, request, response))
  router.post(
    '/link/:token',
    express.urlencoded({ extended: false, limit: '16kb' }),
    async (request: Request<{ token: string }>, response) => {
      const { comment } = readInput(Form, request.body ?? {})
      await act(parts, request.params.token, { comment: comment === '' ? null : comment, from: senderOf(request) })
      await answer(parts, request, response)
    },
  )
  return router
}

async function act(parts: LinkRouterParts, token: string, said: Omit<LinkOrder, 'by'>): Promise<void> {
  const opened = openLink(token, await parts.keys(), parts.clock())
  if (opened.kind !== 'valid') return
  const { subject, recipient } = opened.claim
  await actionOf(parts, opened.claim)?.perform(subject.id, { ...said, by: recipient })
}

function actionOf({ actions }: LinkRouterParts, { subject, action }: LinkClaim): LinkAction | undefined {
  return actions.find((one) => one.kind === subject.kind && one.action === action)
}

async function answer(
  parts: LinkRouterParts,
  { params: { token } }: Request<{ token: string }>,
  response: Response,
): Promise<void> {
  const { status, page } = await pageOf(parts, token)
  response.status(status).set(HEADERS).type('text/html').send(parts.write(page))
}

interface Answer {
  readonly status: 200 | 404 | 410
  readonly page: LinkPage
}

const UNKNOWN: Answer = {
  status: 404,
  page: {
    kind: 'notice',
    title: 'This link is none of ours',
    sentence: 'Perhaps it was cut when it was copied, or it is older than 60 days. Follow it from the message itself.',
  },
}

/** @param expires first instant at which the link was good no more */
function expired({ expires }: LinkClaim): Answer {
  const until = expires.toISOString().slice(0, 16).replace('T', ' ')
  const sentence = `It was good until ${until} UTC. Nothing was done.`
  return { status: 410, page: { kind: 'notice', title: 'This link has expired', sentence } }
}

async function pageOf(parts: LinkRouterParts, token: string): Promise<Answer> {
  const opened = openLink(token, await parts.keys(), parts.clock())
  if (opened.kind === 'unknown') return UNKNOWN
  const { subject, recipient } = opened.claim
  const action = actionOf(parts, opened.claim)
  const question = (await action?.describe(subject.id, recipient)) ?? null
  if (question === null) return UNKNOWN
  // Whoever has done it may still see that.
  if (opened.kind === 'expired' && question.done === null) return expired(opened.claim)
  return { status: 200, page: { kind: 'question', question, recipient, page: pagePath(action, token) } }
}

function pagePath(action: LinkAction | undefined, token: string): string | null {
  return action?.page === undefined ? null : `/link/${token}/page`
}

/** What it is about, as a whole page: whoever may act on it may read it. */
async function show(
  parts: LinkRouterParts,
  { params: { token } }: Request<{ token: string }>,
  response: Response,
): Promise<void> {
  const opened = openLink(token, await parts.keys(), parts.clock())
  const action = opened.kind === 'valid' ? actionOf(parts, opened.claim) : undefined
  const html = opened.kind === 'valid' ? await action?.page?.(opened.claim.subject.id) : null
  if (typeof html === 'string') response.set(PAGE_HEADERS).type('text/html').send(html)
  else {
    const { status, page } = opened.kind === 'expired' ? expired(opened.claim) : UNKNOWN
    response.status(status).set(HEADERS).type('text/html').send(parts.write(page))
  }
}
