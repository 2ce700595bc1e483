import { randomBytes } from 'node:crypto'
import { Router, type Request, type Response } from 'express'
import { noRoleSentence, roleOf } from '../../access/role-map.js'
import type { CookieJar } from '../../http/session-cookie.js'
import { ownPath, seenFrom } from '../../http/own-path.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Meter } from '../../shared/meter.js'
import type { BeginSession } from '../begin-session-store.js'
import { newSecret } from '../sessions-store.js'
import type { ShowPage, SignInPage } from '../sign-in-page.js'
import { SIGN_INS, type SigninMetric } from '../signin-metrics.js'
import { FLOW_MINUTES, openFlow, sealFlow, type Flow } from './flow.js'
import type { Arrival, Provider } from './provider-client.js'
import { personAt, providerSession } from './provider-check-store.js'
import { ProviderTrouble, type Trouble } from './provider-trouble.js'

export interface OidcRouterParts {
  readonly provider: Provider
  readonly clock: Clock
  readonly logger: Logger
  readonly cookies: CookieJar
  /** As long as the process lives. */
  readonly processKey: string
  readonly begin: BeginSession
  readonly meter: Meter<SigninMetric>
  readonly show: ShowPage
}

const MINUTE_MS = 60_000
const IV_BYTES = 12

/** `/sign-in/oidc` sends somebody to the provider, `/sign-in/oidc/callback` is where it sends them back to. */
export function createOidcRouter(parts: OidcRouterParts): Router {
  const router = Router()
  router.get('/sign-in/oidc', async (request, response) => {
    await orTell(parts, { request, response, next: ownPath(request.query['next']) ?? '/' }, (exchange) =>
      leave(parts, exchange),
    )
  })
  router.get('/sign-in/oidc/callback', async (request, response) => {
    await comeBack(parts, request, response)
  })
  return router
}

interface Exchange {
  readonly request: Request
  readonly response: Response
  /** Where they want to go. */
  readonly next: string
}

async function orTell(
  parts: OidcRouterParts,
  exchange: Exchange,
  work: (exchange: Exchange) => Promise<void>,
): Promise<void> {
  try {
    await work(exchange)
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    parts.logger.warn({ err: error, issuer: parts.provider.settings.issuer }, 'Somebody could not sign in')
    tell(parts, exchange, troublePage(parts, error))
  }
}

async function leave({ provider, cookies, processKey }: OidcRouterParts, exchange: Exchange): Promise<void> {
  const { request, response, next } = exchange
  const { url, flow } = await provider.begin(next, request.query['as'] === 'another')
  const value = sealFlow(flow, processKey, randomBytes(IV_BYTES))
  cookies.set(response, { name: 'flow', value, lifetimeMs: FLOW_MINUTES * MINUTE_MS })
  response.set('cache-control', 'no-store').redirect(303, url)
}

async function comeBack(parts: OidcRouterParts, request: Request, response: Response): Promise<void> {
  const { cookies, clock, processKey } = parts
  const sealed = cookies.read(request, 'flow')
  const opened = openFlow(sealed, request.query['state'], { key: processKey, now: clock() })
  const next = opened.kind === 'open' ? opened.flow.next : opened.kind === 'late' ? opened.next : '/'
  const exchange = { request, response, next }
  if (opened.kind !== 'open') {
    tell(parts, exchange, { status: 400, title: 'Not signed in', problem: LOST[opened.kind] })
    return
  }
  // Its code is good for one attempt, whatever becomes of that.
  cookies.clear(response, 'flow')
  await orTell(parts, exchange, () => arrive(parts, exchange, opened.flow))
}

const LOST = {
  unknown:
    'This sign-in was not begun in this browser, or another one has been begun since, or Plimsoll was restarted meanwhile. Begin again.',
  late: `It took more than ${FLOW_MINUTES} minutes to come back from the provider. Begin again.`,
}

async function arrive(parts: OidcRouterParts, exchange: Exchange, flow: Flow): Promise<void> {
  const { provider, clock, begin, meter } = parts
  const { request, response } = exchange
  const arrival = await provider.arrive(queryOf(request), flow)
  const { groups, name, subject } = arrival
  const role = roleOf(groups ?? [], provider.settings.roles)
  if (role === null) {
    tell(parts, exchange, noRolePage(provider, arrival))
    return
  }
  const secret = newSecret()
  const said = providerSession(provider, arrival, { secret, now: clock() })
  const person = personAt(provider, subject)
  await begin(request, response, { name, role, how: 'oidc', person, token: null, provider: said, secret })
  meter.count(SIGN_INS, { way: 'oidc', outcome: 'signed_in' })
  response.redirect(303, seenFrom({ url: request.originalUrl }, flow.next))
}

function queryOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf('?')
  return at < 0 ? '' : originalUrl.slice(at)
}

/** What somebody reads who is known, but may do nothing. */
function noRolePage({ settings }: Provider, { name, groups }: Arrival): SignInPage {
  const { groupsClaim, roles } = settings
  const missing = `the provider sent no claim \`${groupsClaim}\`, so no group of yours was seen; ask for its scope, or name another in server.oidc.groups_claim`
  const why = groups === null ? missing : noRoleSentence(groups, roles)
  return { status: 403, title: 'No role here', problem: `You are ${name}, but ${why}.` }
}

/** Troubles between the provider and us, which whoever wants to sign in cannot mend. */
const BETWEEN_US: readonly Trouble[] = ['away', 'answer', 'secret', 'client']

function troublePage({ provider }: OidcRouterParts, { trouble, message }: ProviderTrouble): SignInPage {
  const status = BETWEEN_US.includes(trouble) ? 502 : 400
  return { status, title: 'Not signed in', problem: `${provider.settings.name}: ${message}.` }
}

/** Says what the matter is, and what can be done. */
function tell({ show, meter }: OidcRouterParts, { request, response, next }: Exchange, page: SignInPage): void {
  const isKnown = page.status === 403
  meter.count(SIGN_INS, { way: 'oidc', outcome: isKnown ? 'no_role' : 'failed' })
  const query = new URLSearchParams({ next }).toString()
  const other = isKnown ? [{ href: `/sign-in/oidc?as=another&${query}`, label: 'Sign in as somebody else' }] : []
  const links = [...other, { href: `/sign-in/oidc?${query}`, label: 'Try again' }]
  show({ request, response }, { ...page, links, token: { next } })
}
