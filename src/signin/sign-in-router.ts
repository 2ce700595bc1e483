import express, { Router, type Request, type Response } from 'express'
import * as z from 'zod'
import type { ProxyCaller, SessionCaller } from '../access/caller.js'
import { initiatorOf } from '../audit/request-initiator.js'
import { addressOf, callerOf } from '../http/caller-of.js'
import { ownPath, seenFrom } from '../http/own-path.js'
import { readInput } from '../http/read-input.js'
import type { CookieJar } from '../http/session-cookie.js'
import { tryToken, type TokenTrial, type Tried } from '../http/try-token.js'
import type { Meter } from '../shared/meter.js'
import { openTokens } from './oidc/provider-check-store.js'
import type { Provider } from './oidc/provider-client.js'
import { ProviderTrouble } from './oidc/provider-trouble.js'
import type { BeginSession } from './begin-session-store.js'
import type { Session } from './session.js'
import type { Sessions } from './sessions-store.js'
import type { ShowPage, SignInPage } from './sign-in-page.js'
import { SIGN_INS, type SigninMetric } from './signin-metrics.js'

export interface SignInParts extends TokenTrial {
  readonly sessions: Sessions
  readonly cookies: CookieJar
  readonly begin: BeginSession
  readonly meter: Meter<SigninMetric>
  readonly show: ShowPage
  /** `null`: nobody signs in by OpenID Connect. */
  readonly provider: Provider | null
}

const Form = z.object({ token: z.string().trim().max(4096).default(''), next: z.string().optional() })
const Leaving = z.object({ everywhere: z.string().optional() })
const form = express.urlencoded({ extended: false, limit: '16kb' })

/** `/sign-in` takes a token and gives a session, `/sign-out` ends it. */
export function createSignInRouter(parts: SignInParts): Router {
  const router = Router()
  router.get('/sign-in', (request, response) => {
    const isUndone = request.query['undone'] !== undefined
    const notes = isUndone ? ['You were not signed in any more when you sent that: nothing was done.'] : []
    const page = askPage(parts, request.query['next'])
    parts.show({ request, response }, { ...page, notes: [...notes, ...(page.notes ?? [])] })
  })
  router.post('/sign-in', form, async (request, response) => {
    await signInByToken(parts, request, response)
  })
  router.post('/sign-out', form, async (request, response) => {
    await signOut(parts, request, response)
  })
  return router
}

/** What asks people to sign in. */
function askPage({ provider }: Pick<SignInParts, 'provider'>, wanted: unknown): SignInPage {
  const next = ownPath(wanted) ?? '/'
  const query = new URLSearchParams({ next }).toString()
  const links =
    provider === null ? [] : [{ href: `/sign-in/oidc?${query}`, label: `Sign in with ${provider.settings.name}` }]
  return { status: 200, title: 'Sign in', links, token: { next } }
}

const REFUSED = {
  wrong: { status: 401, outcome: 'wrong_token' },
  waits: { status: 429, outcome: 'too_many_tries' },
} as const

async function signInByToken(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const { token, next } = readInput(Form, request.body ?? {})
  const ask = askPage(parts, next)
  if (token === '') {
    parts.show({ request, response }, { ...ask, status: 400, problem: 'Type a token: a line of a token file.' })
    return
  }
  const tried = await tryToken(token, addressOf(request), parts)
  if (tried.kind !== 'right') {
    const { status, outcome } = REFUSED[tried.kind]
    parts.meter.count(SIGN_INS, { way: 'token', outcome })
    if (tried.kind === 'waits') response.set('retry-after', String(tried.seconds))
    parts.show({ request, response }, { ...ask, status, problem: refusal(tried) })
    return
  }
  parts.meter.count(SIGN_INS, { way: 'token', outcome: 'signed_in' })
  const { name, role } = tried.holder
  const person = `token:${name}`
  await parts.begin(request, response, { name, role, how: 'token', person, token, provider: null })
  response.redirect(303, seenFrom({ url: request.originalUrl }, ownPath(next) ?? '/'))
}

function refusal(tried: Exclude<Tried, { kind: 'right' }>): string {
  if (tried.kind === 'wrong')
    return 'The token is wrong. Copy one whole line of a token file that the configuration names.'
  return `Too many wrong tokens came from this address: wait ${tried.seconds} s, then try again.`
}

async function signOut(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const { everywhere } = readInput(Leaving, request.body ?? {})
  const { sessions, cookies, show } = parts
  const caller = callerOf(request)
  const secret = cookies.read(request, 'session')
  const session = await sessions.find(secret)
  if (caller.kind !== 'session' || session === null) {
    show({ request, response }, notSignedIn(caller.kind === 'proxy' ? caller : null))
    return
  }
  const which = everywhere === undefined ? { id: session.id } : { person: session.person }
  const ended = await sessions.end(which, { why: 'signed-out', initiator: initiatorOf(request) })
  cookies.clear(response, 'session')
  const beyond = await beyondUs(parts, session, secret)
  show({ request, response }, signedOut(caller, ended.length, { beyond, isEverywhere: everywhere !== undefined }))
}

/** Where a provider ends its own sign-in, which would let the next one in without a question. A provider that is away keeps nobody from leaving. */
async function beyondUs(
  { provider }: SignInParts,
  { provider: said }: Session,
  secret: string,
): Promise<Leave['beyond']> {
  if (provider === null || said === null) return null
  try {
    const href = await provider.endSessionUrl(openTokens(said.sealed, secret))
    return href === null ? null : { href, label: `Sign out of ${provider.settings.name} as well` }
  } catch (error) {
    if (error instanceof ProviderTrouble) return null
    throw error
  }
}

function notSignedIn(proxied: ProxyCaller | null): SignInPage {
  const problem =
    proxied === null
      ? 'Nobody is signed in in this browser.'
      : `${proxied.name} is signed in by the proxy in front of Plimsoll: sign out there.`
  return { status: 200, title: 'Signed out', notes: [problem], links: [AGAIN] }
}

const AGAIN = { href: '/sign-in', label: 'Sign in again' }

interface Leave {
  /** Where the provider ends its own sign-in; `null`: nowhere. */
  readonly beyond: { readonly href: string; readonly label: string } | null
  readonly isEverywhere: boolean
}

function signedOut({ name }: SessionCaller, sessions: number, { beyond, isEverywhere }: Leave): SignInPage {
  const places = sessions === 1 ? 'one browser' : `${sessions} browsers`
  const note = isEverywhere ? `${name} was signed out in ${places}.` : `${name} is signed out in this browser.`
  const onward = isEverywhere && beyond !== null ? { onward: beyond.href } : {}
  return {
    status: 200,
    title: 'Signed out',
    notes: [note],
    links: [...(beyond === null ? [] : [beyond]), AGAIN],
    ...onward,
  }
}
