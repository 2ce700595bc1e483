import { isNamed, type Caller } from './caller.js'
import { covers, type NeededRole, type Role } from './roles.js'

/** What is asked of the rules. */
export interface AccessQuestion {
  readonly caller: Caller
  /** Of the route. */
  readonly needed: NeededRole
  readonly rules: AccessRules
}

/** What the configuration says. */
export interface AccessRules {
  /** Whether `server.tokens` names any: a shell on this machine then only reads. */
  readonly hasTokens: boolean
  /** Whether `alertmanager.webhook_token_file` is named: then nobody delivers without a token. */
  readonly guardsDeliveries: boolean
}

/** `who`: whoever asks has to say first who they are; `role`: their role is too small. */
export type Access = 'granted' | 'who' | 'role'

/** The table of who may do what from where. */
export function mayDo({ caller, needed, rules }: AccessQuestion): Access {
  if (needed === 'anyone') return 'granted'
  if (isNamed(caller)) return covers(caller.role, needed) ? 'granted' : 'role'
  return caller.kind === 'shell' && shellMay(needed, rules) ? 'granted' : 'who'
}

function shellMay(needed: Role, { hasTokens, guardsDeliveries }: AccessRules): boolean {
  if (needed === 'ingest' && guardsDeliveries) return false
  return !hasTokens || needed === 'viewer'
}
