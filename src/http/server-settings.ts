import type { OidcSettings } from '../access/oidc-settings.js'
import type { ProxySettings } from '../access/proxy-settings.js'
import type { TokenSetting } from '../access/token-files.js'
import type { OwnNames } from './browser-guard.js'

/** Certificates in PEM; paths. */
export interface TlsFiles {
  readonly certFile: string
  readonly keyFile: string
  /** Who has signed those of whoever asks; `null`: none is asked for. */
  readonly clientCaFile: string | null
}

/** How Plimsoll is reached, and who may do what. */
export interface ServerSettings extends OwnNames {
  readonly port: number
  readonly tokens: readonly TokenSetting[]
  /** Whether `/metrics` asks for a token. */
  readonly metricsToken: boolean
  /** `null`: plain HTTP. */
  readonly tls: TlsFiles | null
  /** `null`: nobody signs in by OpenID Connect. */
  readonly oidc: OidcSettings | null
  /** `null`: no proxy is believed to have signed anybody in. */
  readonly proxy: ProxySettings | null
}
