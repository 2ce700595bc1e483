import type { FailedTries } from '../access/failed-tries.js'
import type { AccessRules } from '../access/may-do.js'
import { createTokens, openToAll, type TokenSetting } from '../access/token-files.js'
import type { Config } from '../config/config.js'
import type { AccessParts } from '../http/access-guard.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'

/** Who acts by `alertmanager.webhook_token_file`. */
const ALERTMANAGER = 'alertmanager'

export interface AccessOrder {
  readonly config: Pick<Config, 'server' | 'alertmanager'>
  readonly clock: Clock
  readonly logger: Logger
  /** Who has shown wrong tokens until now. */
  readonly tries: FailedTries
}

/** Who may do what, by the configuration: Alertmanager presents a token of its own. */
export function accessOf({ config, clock, logger, tries }: AccessOrder): AccessParts {
  const all = [...config.server.tokens, ...ofAlertmanager(config.alertmanager?.webhookTokenFile ?? null)]
  return { tokens: createTokens(all, logger), rules: accessRules(config), clock, tries }
}

/** What the configuration says of who may do what. */
export function accessRules({ server, alertmanager }: AccessOrder['config']): AccessRules {
  const webhookTokenFile = alertmanager?.webhookTokenFile ?? null
  return { hasTokens: server.tokens.length > 0, guardsDeliveries: webhookTokenFile !== null }
}

function ofAlertmanager(tokenFile: string | null): readonly TokenSetting[] {
  return tokenFile === null ? [] : [{ name: ALERTMANAGER, role: 'ingest', tokenFile }]
}

/** Logs which files of tokens and keys every account of this machine can read. */
export async function warnOfOpenFiles({ config, logger }: Omit<AccessOrder, 'clock' | 'tries'>): Promise<void> {
  const { tokens, tls } = config.server
  const { webhookTokenFile = null } = config.alertmanager ?? {}
  const files = [...tokens.map(({ tokenFile }) => tokenFile), webhookTokenFile, tls?.keyFile ?? null]
  for (const file of await openToAll([...new Set(files)].flatMap((one) => one ?? [])))
    logger.warn({ file }, 'A secret can be read by every account of this machine: chmod 600 it')
}
