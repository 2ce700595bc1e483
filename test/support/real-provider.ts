import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Provider, type Configuration } from 'oidc-provider'

/** Somebody whom the provider knows. */
export interface Account {
  groups: readonly string[]
}

/** A provider of OpenID Connect on loopback, whose people sign in without a word: who it is says `somebody`. */
export interface RealProvider {
  readonly issuer: string
  readonly secret: string
  readonly accounts: Map<string, Account>
  /** Who sits before the browser; `null`: somebody who declines. */
  somebody: string | null
  /** Of codes, in seconds. */
  codeSeconds: number
  givesRefreshTokens: boolean
  /** Signs somebody out of everything that they were let into. */
  revokeAll(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export interface ProviderOrder {
  readonly port: number
  readonly redirectUri: string
  readonly signedOutUri: string
  /** Whether claims stand in the ID token itself; else at the userinfo endpoint alone. */
  readonly inIdToken: boolean
}

export function createRealProvider(order: ProviderOrder): RealProvider {
  const issuer = `http://127.0.0.1:${order.port}`
  let server: Server | null = null
  const grants: string[] = []
  const real: RealProvider = {
    issuer,
    secret: 'a secret of the client, of at least 32 characters',
    accounts: new Map(),
    somebody: null,
    codeSeconds: 60,
    givesRefreshTokens: true,
    async revokeAll() {
      for (const id of grants.splice(0)) {
        await provider.RefreshToken.revokeByGrantId(id)
        await (await provider.Grant.find(id))?.destroy()
      }
    },
    async start() {
      const answer = provider.callback()
      const listening = createServer((request, response) => {
        if (request.url?.startsWith('/interaction/') === true) void interact(provider, real, { request, response })
        else void answer(request, response)
      })
      server = listening
      await new Promise<void>((resolve) => {
        listening.listen(order.port, '127.0.0.1', resolve)
      })
    },
    async stop() {
      server?.closeAllConnections()
      await new Promise((resolve) => {
        if (server === null) resolve(null)
        else server.close(resolve)
      })
      server = null
    },
  }
  const provider = new Provider(issuer, configurationOf(order, real, grants))
  return real
}

function configurationOf(order: ProviderOrder, real: RealProvider, grants: string[]): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    clients: [
      {
        client_id: 'plimsoll',
        client_secret: real.secret,
        redirect_uris: [order.redirectUri],
        post_logout_redirect_uris: [order.signedOutUri],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }] },
    cookies: { keys: ['of a test'] },
    claims: { openid: ['sub'], profile: ['preferred_username'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'groups', 'offline_access'],
    conformIdTokenClaims: !order.inIdToken,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    issueRefreshToken: () => real.givesRefreshTokens,
    rotateRefreshToken: true,
    ttl: {
      AuthorizationCode: () => real.codeSeconds,
      AccessToken: 600,
      IdToken: 7200,
      Session: 3600,
      Interaction: 3600,
      Grant: 3600,
      RefreshToken: 86_400,
    },
    findAccount: (_context, id) => {
      const account = real.accounts.get(id)
      if (account === undefined) return undefined
      return {
        accountId: id,
        claims: () => ({ sub: id, preferred_username: `${id}@shop`, groups: [...account.groups] }),
      }
    },
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile groups offline_access')
      grants.push(await grant.save())
      return grant
    },
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function interact(provider: Provider, { somebody }: RealProvider, { request, response }: Exchange) {
  const result =
    somebody === null
      ? { error: 'access_denied', error_description: 'End-User aborted interaction' }
      : { login: { accountId: somebody } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}
