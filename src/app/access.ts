import type { AccessRules } from '../access/may-do.js'
import { openToAll, type TokenSetting } from '../access/token-files.js'
import type { Config } from '../config/config.js'
import type { AccessParts } from '../http/access-guard.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { createSignIn, type SignIn } from '../signin/create-sign-in.js'
import type { Database } from '../store/database.js'
import type { ProcessState } from './process-state.js'

/** Who acts by `alertmanager.webhook_token_file`. */
const ALERTMANAGER = 'alertmanager'

type AccessConfig = Pick<Config, 'server' | 'alertmanager'>

export interface AccessOrder {
  readonly config: AccessConfig
  readonly clock: Clock
  readonly signIn: Omit<SignIn, 'sessions' | 'provider'> & Pick<AccessParts, 'sessions'>
}

/** Who may do what, by the configuration. */
export function accessOf({ config, clock, signIn }: AccessOrder): AccessParts {
  return { ...signIn, rules: accessRules(config), proxyRoles: config.server.proxy?.roles ?? {}, clock }
}

/** What the configuration says of who may do what. */
export function accessRules(config: AccessConfig): AccessRules {
  return { hasTokens: config.server.tokens.length > 0, guardsDeliveries: webhookTokenFile(config) !== null }
}

/** Whether there is any way to sign in with a browser. */
export function offersSignIn({ server }: AccessConfig): boolean {
  return server.tokens.length > 0 || server.oidc !== null
}

interface SignInOrder extends Omit<AccessOrder, 'signIn'> {
  readonly database: Database
  readonly logger: Logger
}

/** By what people and programs are known. */
export function signInOf(order: SignInOrder, { tries, processKey }: ProcessState): SignIn {
  const { config } = order
  return createSignIn({ ...order, tries, processKey, server: config.server, tokenSettings: tokenSettings(config) })
}

/** Of whom there are tokens: Alertmanager presents one of its own. */
function tokenSettings(config: AccessConfig): readonly TokenSetting[] {
  const tokenFile = webhookTokenFile(config)
  const ofAlertmanager: readonly TokenSetting[] =
    tokenFile === null ? [] : [{ name: ALERTMANAGER, role: 'ingest', tokenFile }]
  return [...config.server.tokens, ...ofAlertmanager]
}

function webhookTokenFile({ alertmanager }: AccessConfig): string | null {
  return alertmanager?.webhookTokenFile ?? null
}

/** Logs which files of tokens, secrets and keys every account of this machine can read. */
export async function warnOfOpenFiles({ config, logger }: { config: AccessConfig; logger: Logger }): Promise<void> {
  const { tls, oidc } = config.server
  const files = [...tokenSettings(config).map(({ tokenFile }) => tokenFile), tls?.keyFile, oidc?.clientSecretFile]
  for (const file of await openToAll([...new Set(files)].flatMap((one) => one ?? [])))
    logger.warn({ file }, 'A secret can be read by every account of this machine: chmod 600 it')
}
