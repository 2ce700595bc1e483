import type { RoleMap } from './role-map.js'

/** A provider of OpenID Connect that signs people in. */
export interface OidcSettings {
  /** URL under which it describes itself. */
  readonly issuer: string
  /** As people know it. */
  readonly name: string
  readonly clientId: string
  /** `null`: we are a public client. */
  readonly clientSecretFile: string | null
  readonly scopes: readonly string[]
  /** In which claim it names somebody's groups. */
  readonly groupsClaim: string
  /** In which claim it names them. */
  readonly nameClaim: string
  readonly roles: RoleMap
  /** Where it sends people back to. */
  readonly redirectUri: string
}
