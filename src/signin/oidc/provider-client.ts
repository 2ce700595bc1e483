import { readFile } from 'node:fs/promises'
import type * as OpenId from 'openid-client'
import type { OidcSettings } from '../../access/oidc-settings.js'
import type { Clock } from '../../shared/clock.js'
import { identityOf, groupsIn, type Claims, type Identity } from './claims.js'
import type { Flow } from './flow.js'
import { ProviderTrouble } from './provider-trouble.js'

/** What somebody has at the provider. */
export interface ProviderTokens {
  /** `null`: it gives none; then it cannot be asked again. */
  readonly refreshToken: string | null
  /** By which it knows whom to sign out; `null`: it gave none. */
  readonly idToken: string | null
}

export interface Arrival extends Identity {
  readonly tokens: ProviderTokens
}

/** A provider of OpenID Connect. All of it rejects with `ProviderTrouble`. */
export interface Provider {
  readonly settings: OidcSettings
  /** @param isAgain whether somebody else wants to sign in than who last did */
  begin(next: string, isAgain: boolean): Promise<{ readonly url: string; readonly flow: Flow }>
  /** @param query as the provider sent it, with its question mark */
  arrive(query: string, flow: Flow): Promise<Arrival>
  /** Asks again for somebody's groups. */
  refresh(refreshToken: string, subject: string): Promise<Arrival>
  /** Where it ends its own sign-in; `null`: nowhere. */
  endSessionUrl(tokens: ProviderTokens): Promise<string | null>
}

const TIMEOUT_SECONDS = 5
/** What a provider says of itself seldom changes. */
const KNOWN_MS = 3_600_000
/** More than that, and one of both clocks is wrong. */
const CLOCKS_SECONDS = 300

/** The provider is asked for nothing before somebody wants to sign in, and again where it did not answer. */
export function createProvider(settings: OidcSettings, clock: Clock): Provider {
  const configured = createConfigured(settings, clock)
  return {
    settings,
    async begin(next, isAgain) {
      const { openid, config } = await configured()
      const flow = { ...newFlow(openid), next, begunAt: clock() }
      const challenge = await openid.calculatePKCECodeChallenge(flow.verifier)
      const question = questionOf(settings, { flow, challenge, isAgain })
      return { url: openid.buildAuthorizationUrl(config, question).href, flow }
    },
    async arrive(query, { state, nonce, verifier }) {
      const { openid, config } = await configured()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await told(() =>
        openid.authorizationCodeGrant(config, new URL(settings.redirectUri + query), checks),
      )
      const claims: Claims = tokens.claims() ?? {}
      refuseOtherTime(claims, clock())
      return arrivalOf({ openid, config, settings }, tokens, claims)
    },
    async refresh(refreshToken, subject) {
      const { openid, config } = await configured()
      const tokens = await told(() => openid.refreshTokenGrant(config, refreshToken))
      const claims: Claims = tokens.claims() ?? { sub: subject }
      const arrival = await arrivalOf({ openid, config, settings }, tokens, claims)
      if (arrival.subject !== subject) throw new ProviderTrouble('answer', 'it names somebody else than before')
      return { ...arrival, tokens: { ...arrival.tokens, refreshToken: arrival.tokens.refreshToken ?? refreshToken } }
    },
    async endSessionUrl({ idToken }) {
      const { openid, config } = await configured()
      if (config.serverMetadata().end_session_endpoint === undefined) return null
      const back = settings.redirectUri.replace(/\/sign-in\/.*$/, '/sign-in')
      const hint: Record<string, string> = idToken === null ? {} : { id_token_hint: idToken }
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: back, ...hint }).href
    },
  }
}

function newFlow(openid: typeof OpenId): Pick<Flow, 'state' | 'nonce' | 'verifier'> {
  return { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
}

interface Beginning {
  readonly flow: Flow
  /** Of PKCE. */
  readonly challenge: string
  readonly isAgain: boolean
}

function questionOf(settings: OidcSettings, { flow, challenge, isAgain }: Beginning): Record<string, string> {
  const prompt = promptOf(settings, isAgain)
  return {
    redirect_uri: settings.redirectUri,
    scope: settings.scopes.join(' '),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
    ...(prompt === null ? {} : { prompt }),
  }
}

/** Whoever asks to be asked for later has to agree to that each time (OpenID Connect Core, 11). */
function promptOf({ scopes }: OidcSettings, isAgain: boolean): string | null {
  const prompts = [...(isAgain ? ['login'] : []), ...(scopes.includes('offline_access') ? ['consent'] : [])]
  return prompts.length === 0 ? null : prompts.join(' ')
}

/** The library and what it knows of the provider. */
interface Configured {
  readonly openid: typeof OpenId
  readonly config: OpenId.Configuration
}

function createConfigured(settings: OidcSettings, clock: Clock): () => Promise<Configured> {
  const isPlain = settings.issuer.startsWith('http:')
  let known: { readonly metadata: OpenId.ServerMetadata; readonly until: number } | null = null
  return async () => {
    // Only whoever signs people in this way loads it.
    const openid = await import('openid-client')
    const execute = [openid.enableNonRepudiationChecks, ...(isPlain ? [plainRequests(openid)] : [])]
    const now = Date.now()
    if (known === null || known.until < now) {
      const asked = () =>
        openid.discovery(new URL(settings.issuer), settings.clientId, undefined, openid.None(), {
          execute: isPlain ? [plainRequests(openid)] : [],
          timeout: TIMEOUT_SECONDS,
        })
      const metadata = (await told(asked, 'away')).serverMetadata()
      known = { metadata, until: now + KNOWN_MS }
    }
    const skew = Math.round((clock().getTime() - now) / 1000)
    const client = { [openid.clockSkew]: skew, [openid.clockTolerance]: CLOCKS_SECONDS }
    const auth = await authOf(openid, settings, known.metadata)
    const config = new openid.Configuration(known.metadata, settings.clientId, client, auth)
    config.timeout = TIMEOUT_SECONDS
    for (const extend of execute) extend(config)
    return { openid, config }
  }
}

/** Only of a provider on this machine, see the schema of `issuer`. The name warns of every other use. */
function plainRequests(openid: typeof OpenId): (config: OpenId.Configuration) => void {
  // oxlint-disable-next-line typescript/no-deprecated
  return openid.allowInsecureRequests
}

/** The file is read whenever it is used, so that an exchange needs no restart. */
async function authOf(openid: typeof OpenId, settings: OidcSettings, metadata: OpenId.ServerMetadata) {
  if (settings.clientSecretFile === null) return openid.None()
  const text = await readFile(settings.clientSecretFile, 'utf8').catch((cause: unknown) => {
    throw new ProviderTrouble('secret', 'the file of server.oidc.client_secret_file cannot be read', { cause })
  })
  const secret = text.trim()
  if (secret === '') throw new ProviderTrouble('secret', 'the file of server.oidc.client_secret_file is empty')
  // What says nothing of itself takes the first (OpenID Connect Discovery, 3).
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return ways.includes('client_secret_basic') ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret)
}

/** An ID token that has just been made says what time it is there. */
function refuseOtherTime({ iat }: Claims, now: Date): void {
  const ahead = typeof iat === 'number' ? Math.round(iat - now.getTime() / 1000) : 0
  if (Math.abs(ahead) > CLOCKS_SECONDS) throw ProviderTrouble.ofClocks(ahead)
}

type Answered = OpenId.TokenEndpointResponse & OpenId.TokenEndpointResponseHelpers

/** Providers say some claims in the token and the others only where they are asked for by it. */
async function arrivalOf(
  { openid, config, settings }: Configured & Pick<Provider, 'settings'>,
  { access_token, refresh_token, id_token }: Answered,
  claims: Claims,
): Promise<Arrival> {
  const tokens = { refreshToken: refresh_token ?? null, idToken: id_token ?? null }
  const subject = typeof claims['sub'] === 'string' ? claims['sub'] : ''
  const isComplete = groupsIn(claims, settings.groupsClaim) !== null && settings.nameClaim in claims
  if (isComplete || config.serverMetadata().userinfo_endpoint === undefined)
    return { ...identityOf(claims, settings), tokens }
  const more = await told(() => openid.fetchUserInfo(config, access_token, subject))
  return { ...identityOf({ ...more, ...claims }, settings), tokens }
}

/** @param otherwise what it is where the failure does not say */
async function told<T>(ask: () => Promise<T>, otherwise?: 'away'): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    throw ProviderTrouble.of(cause, otherwise)
  }
}
