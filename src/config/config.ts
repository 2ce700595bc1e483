import type { Dataset } from '../backup/dataset.js'
import type { Agreement } from '../sla/agreement.js'
import type { Links, Slo } from '../slo/slo.js'

/** How a Prometheus is reached. Secrets are paths: they are read when used, never kept in the config. */
export interface PrometheusSource {
  readonly name: string
  readonly url: string
  readonly scrapeIntervalSeconds: number
  readonly retentionSeconds: number
  readonly timeoutSeconds: number
  readonly headers: Readonly<Record<string, string>>
  readonly basicAuth: { readonly username: string; readonly passwordFile: string } | null
  readonly bearerTokenFile: string | null
  readonly tls: {
    readonly caFile: string | null
    readonly certFile: string | null
    readonly keyFile: string | null
  } | null
}

/** What the organisation aims for, in seconds. */
export interface Targets {
  readonly rtoSeconds: number
  readonly rpoSeconds: number
  readonly mttdSeconds: number
  readonly mttrSeconds: number
}

export interface Service {
  readonly name: string
  readonly description: string | null
  readonly team: string | null
  readonly tier: number | null
  readonly environment: string | null
  /** Those of the organisation where the service has none of its own. */
  readonly targets: Targets
  readonly dependsOn: readonly string[]
  readonly links: Links
  readonly slos: readonly Slo[]
  readonly agreements: readonly Agreement[]
  readonly datasets: readonly Dataset[]
}

export interface Receiver {
  readonly name: string
  readonly email: { readonly to: readonly string[] }
}

export interface Team {
  readonly name: string
  readonly receivers: { readonly page: string | null; readonly ticket: string | null }
}

/** A report that is sent by schedule. */
export interface ReportSettings {
  readonly name: string
  readonly schedule: string
  readonly timezone: string
  readonly period: 'month'
  /** Names of the services covered, `all` already resolved. */
  readonly services: readonly string[]
  /** Names of receivers. */
  readonly to: readonly string[]
}

/** The whole configuration after loading: plain, checked, references resolved, units explicit. */
export interface Config {
  readonly organisation: string
  readonly timezone: string
  readonly environment: string | null
  readonly prometheus: readonly PrometheusSource[]
  readonly storage: { readonly file: string; readonly minuteDetailSeconds: number }
  readonly server: { readonly host: string; readonly port: number; readonly externalUrl: string | null }
  readonly email: { readonly smtpUrl: string; readonly passwordFile: string | null; readonly from: string } | null
  readonly receivers: readonly Receiver[]
  readonly teams: readonly Team[]
  readonly reports: readonly ReportSettings[]
  /** Sorted by name. */
  readonly services: readonly Service[]
  /** Files read, root first, relative to the folder of the root file. */
  readonly files: readonly string[]
  /** SHA-256 (hex) of the configuration's meaning, secrets and file layout left out; the first 12 digits name it in reports. */
  readonly hash: string
  /** The text that `hash` is taken of: canonical JSON of everything after templates, kept in the ledger so that a hash can be opened. */
  readonly canonical: string
}
