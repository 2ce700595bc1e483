import type { FailedTries } from '../access/failed-tries.js'
import { createTokens, type Tokens, type TokenSetting } from '../access/token-files.js'
import type { ServerSettings } from '../http/server-settings.js'
import { createCookieJar, type CookieJar } from '../http/session-cookie.js'
import { createTrustedProxy, type TrustedProxy } from '../http/trusted-proxy.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../store/database.js'
import { createProviderCheck } from './oidc/provider-check-store.js'
import { createProvider, type Provider } from './oidc/provider-client.js'
import { createSessions, type Sessions } from './sessions-store.js'

/** By what people and programs are known. */
export interface SignIn {
  readonly tokens: Tokens
  readonly tries: FailedTries
  readonly sessions: Sessions
  readonly cookies: CookieJar
  readonly proxy: TrustedProxy
  /** `null`: nobody signs in by OpenID Connect. */
  readonly provider: Provider | null
  /** Random; as long as the process lives. */
  readonly processKey: string
}

export interface SignInOrder extends Pick<SignIn, 'tries' | 'processKey'> {
  readonly server: Pick<ServerSettings, 'tls' | 'externalUrl' | 'oidc' | 'proxy'>
  /** All that there are. */
  readonly tokenSettings: readonly TokenSetting[]
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
}

/** Reads and asks nothing yet. */
export function createSignIn(order: SignInOrder): SignIn {
  const { server, tokenSettings, logger, clock, tries, processKey } = order
  const tokens = createTokens(tokenSettings, logger)
  const provider = server.oidc === null ? null : createProvider(server.oidc, clock)
  const sessions = createSessions({ ...order, tokens, checkProvider: createProviderCheck({ ...order, provider }) })
  const proxy = createTrustedProxy(server.proxy, logger)
  return { ...{ tokens, tries, sessions, provider, proxy, processKey }, cookies: createCookieJar(server) }
}
