import type { AlertmanagerSettings } from '../alertmanager/alertmanager-settings.js'
import type { ForeignNote } from '../foreign/foreign-note.js'
import type { ServerSettings } from '../http/server-settings.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { Service, Team } from '../service/service.js'
import type { StorePlace } from '../store/store-place.js'
import type { OwnedRootKeys, PartsOf } from './owned-keys.js'
import type { WrittenQuery } from './written-queries.js'

/** The whole configuration after loading: plain, checked, references resolved, units explicit. Each feature adds what its keys of the root file come to. */
export interface Config extends ConfigFrame, PartsOf<OwnedRootKeys> {}

/** What no feature owns. */
interface ConfigFrame {
  readonly organisation: string
  readonly timezone: string
  readonly environment: string | null
  readonly prometheus: readonly PrometheusSource[]
  /** `null`: alerts go to an Alertmanager that Plimsoll knows nothing of. */
  readonly alertmanager: AlertmanagerSettings | null
  readonly storage: { readonly place: StorePlace; readonly minuteDetailSeconds: number }
  readonly server: ServerSettings
  readonly teams: readonly Team[]
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
  /**
   * The text that `hash` is taken of: canonical JSON of everything after templates, kept in the ledger so that a hash can be opened. Written
   * when it is asked for: it has a kilobyte per SLO.
   */
  readonly canonical: () => string
}
