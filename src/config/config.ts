import type { AlertmanagerSettings } from '../alertmanager/alertmanager-settings.js'
import type { EscalationPolicy } from '../escalation/escalation-policy.js'
import type { ForeignNote } from '../foreign/foreign-note.js'
import type { IncidentSettings } from '../incident/incident-settings.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Packs } from '../packs/packs-schema.js'
import type { EmailSettings, Receiver } from '../notify/receiver.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { ReportSettings } from '../report/report-settings.js'
import type { Service, Team } from '../service/service.js'
import type { WrittenQuery } from './written-queries.js'

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
  /** `null`: nothing is mailed. */
  readonly email: EmailSettings | null
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
