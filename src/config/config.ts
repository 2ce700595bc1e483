import type { Dataset } from '../backup/dataset.js'
import type { EscalationPolicy } from '../escalation/escalation-policy.js'
import type { ForeignNote } from '../foreign/foreign-note.js'
import type { IncidentSettings } from '../incident/incident-settings.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Packs } from '../packs/packs-schema.js'
import type { Agreement } from '../sla/agreement.js'
import type { Links, Slo } from '../slo/slo.js'
import type { WrittenQuery } from './written-queries.js'

/** How a Prometheus is reached. Secrets are paths: they are read when used, never kept in the config. */
export interface PrometheusSource {
  readonly name: string
  readonly url: string
  /** Such as `3.5`; `null`: nobody says. */
  readonly version: string | null
  readonly scrapeIntervalSeconds: number
  readonly retentionSeconds: number
  readonly timeoutSeconds: number
  readonly headers: Readonly<Record<string, string>>
  /** Labels in which series of replicas differ, e.g. of two Prometheus behind one Thanos. */
  readonly replicaLabels: readonly string[]
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
  /** Maximum tolerable downtime; `null`: nobody says. */
  readonly mtdSeconds: number | null
  readonly rpoSeconds: number
  readonly mttdSeconds: number
  readonly mttrSeconds: number
}

export interface Service {
  readonly name: string
  /** Former name, whose history goes on; `null`: it has had none. */
  readonly renamedFrom: string | null
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

/** Somebody who is told by PagerDuty. */
export interface PagerdutyReceiver {
  readonly kind: 'pagerduty'
  readonly name: string
  /** Path of the file that holds the integration key. */
  readonly routingKeyFile: string
  /** Of the Events API v2. */
  readonly url: string
}

/** A channel in Slack. */
export interface SlackReceiver {
  readonly kind: 'slack'
  readonly name: string
  /** Path of the file that holds the URL of the incoming webhook. */
  readonly webhookUrlFile: string
}

/** People who are told by mail. */
export interface EmailReceiver {
  readonly kind: 'email'
  readonly name: string
  readonly to: readonly string[]
}

/** A machine that is told by HTTP. */
export interface WebhookReceiver {
  readonly kind: 'webhook'
  readonly name: string
  readonly url: string
  /** Path of the file that holds the secret to sign with; `null`: messages are not signed. */
  readonly secretFile: string | null
}

/** Who can be told, and how. Secrets are paths: they are read when used. */
export type Receiver = PagerdutyReceiver | SlackReceiver | EmailReceiver | WebhookReceiver

/** Somebody to call. */
export interface Contact {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  /** Day (midnight in UTC) on which somebody last made sure that it is right; `null`: never. */
  readonly verified: Date | null
}

export interface Team {
  readonly name: string
  readonly receivers: { readonly page: string | null; readonly ticket: string | null }
  /** Name of the policy of its incidents; `null`: nobody else is told. */
  readonly escalationPolicy: string | null
  readonly contacts: readonly Contact[]
}

/** How Alertmanager and Plimsoll reach each other. */
export interface AlertmanagerSettings {
  /** Base URLs of all members of the cluster, without a slash at the end; at least one. */
  readonly urls: readonly string[]
  /** How Alertmanager reaches Plimsoll. */
  readonly webhookUrl: string
  /** Path of the file that holds the token which Alertmanager presents; `null`: it presents none. */
  readonly webhookTokenFile: string | null
  /** Folder of the secrets on Alertmanager's machine. */
  readonly secretsDir: string
  readonly defaultReceiver: string
  readonly watchdogReceiver: string | null
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
  /** `null`: alerts go to an Alertmanager that Plimsoll knows nothing of. */
  readonly alertmanager: AlertmanagerSettings | null
  readonly storage: { readonly file: string; readonly minuteDetailSeconds: number }
  readonly server: {
    readonly host: string
    readonly port: number
    readonly externalUrl: string | null
    /** Further host names under which it is asked. */
    readonly hosts: readonly string[]
  }
  readonly email: { readonly smtpUrl: string; readonly passwordFile: string | null; readonly from: string } | null
  readonly incidents: IncidentSettings
  readonly receivers: readonly Receiver[]
  readonly escalationPolicies: readonly EscalationPolicy[]
  readonly teams: readonly Team[]
  readonly reports: readonly ReportSettings[]
  readonly maintenance: readonly MaintenanceWindow[]
  /** Ready-made alerts; a pack that is not there is off. */
  readonly packs: Packs
  /** Sorted by name. */
  readonly services: readonly Service[]
  /** Files read, root first, relative to the folder of the root file. */
  readonly files: readonly string[]
  /** PromQL of SLOs and datasets with its place in those files. */
  readonly queries: readonly WrittenQuery[]
  /** What became of each field of files of other tools, worst first. */
  readonly notes: readonly ForeignNote[]
  /** SHA-256 (hex) of the configuration's meaning, secrets and file layout left out; the first 12 digits name it in reports. */
  readonly hash: string
  /** The text that `hash` is taken of: canonical JSON of everything after templates, kept in the ledger so that a hash can be opened. */
  readonly canonical: string
}
