import { createAlertBook } from '../generate/alert-book.js'
import { createGroupKeys } from '../generate/alertmanager/group-keys.js'
import { randomUUID } from 'node:crypto'
import { createAlertmanagerClient } from '../alertmanager/alertmanager-client.js'
import { createSilencesClient, type SilencesClient } from '../alertmanager/silences-client.js'
import type { AlertmanagerClient } from '../alertmanager/alertmanager-client.js'
import type { RecoveryPointsReader } from '../backup/dataset.js'
import type { ExposureTrackReader } from '../backup/exposure-track.js'
import type { Config } from '../config/config.js'
import { createExclusionReader, createMaintenanceReader } from '../exclusion/exclusion-reader-store.js'
import { createDriftLooker } from '../diff/drift-looker-client.js'
import type { DriftLooker } from '../drift/drift.js'
import type { ReportPart } from '../feature/report-section.js'
import { createLinkSigner, type LinkSigner } from '../http/links/link-key-store.js'
import { createBurnReader } from '../incident/view/burns-store.js'
import type { BurnReader } from '../deployment/watch/burns.js'
import { createIncidentSummaryReader } from '../incident/view/incident-summary-store.js'
import type { IncidentSummaryReader } from '../incident/view/incident-summary.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import type { Ledger } from '../ledger/ledger.js'
import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import { createNoticeComposer, type NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import type { AlertBook } from '../runbook/runbook.js'
import { features } from '../features.js'
import { createOutboxStore, type OutboxStore } from '../notify/outbox-store.js'
import type { NavigationEntry } from '../page/page.js'
import { createPages, type Pages } from '../page/pages-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Hurry } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import type { Steps } from '../shared/steps.js'
import { incidentsOfServices } from '../incident/view/incidents-of-services.js'
import type { ServiceIncidentReader } from '../sla/service-incident.js'
import type { OutageReader } from '../sla/outage-reader.js'
import { createStandingAgreements, type StandingAgreements } from '../sla/standing-agreements.js'
import type { ExclusionReader } from '../sla/stated-exclusion.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import type { CountsReader } from '../slo/counts.js'
import type { MinutesReader } from '../slo/minutes.js'
import type { Database } from '../store/database.js'
import { accessRules, offersSignIn } from './access.js'

/** Everything that a feature may use while the daemon runs; each says in its own ports what it does use. */
export interface Ports {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  /** Each feature says in its ports which metrics it feeds. */
  readonly meter: Meter<string>
  readonly database: Database
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  /** `null`: no Alertmanager is configured. */
  readonly alertmanager: AlertmanagerClient | null
  /** `null`: no Alertmanager is configured. */
  readonly silences: SilencesClient | null
  readonly ledger: Pick<Ledger, 'refill'>
  readonly counts: CountsReader
  readonly minutes: MinutesReader
  readonly traffic: TrafficReader
  readonly recoveryPoints: RecoveryPointsReader
  readonly exposureTracks: ExposureTrackReader
  readonly incidents: IncidentSummaryReader
  readonly burns: BurnReader
  readonly outages: OutageReader
  readonly serviceIncidents: ServiceIncidentReader
  readonly exclusions: ExclusionReader
  /** How agreements stand, as the status has judged them. */
  readonly standing: StandingAgreements
  readonly maintenance: MaintenanceReader
  readonly outbox: OutboxStore
  readonly hurry: Hurry
  /** Keys of the groups in which Alertmanager tells some receivers of an alert with these labels. */
  readonly groupKeys: (labels: Readonly<Record<string, string>>, receivers: ReadonlySet<string>) => readonly string[]
  /** The alerting rules of the configuration. */
  readonly alerts: AlertBook
  /** Asks servers what they have loaded. */
  readonly drift: DriftLooker
  /** Makes links that act without sign-in. */
  readonly links: LinkSigner
  /** Writes what is told of anything but incidents. */
  readonly notices: NoticeComposer
  /** What features add to reports; to be asked for once all of them are made. */
  readonly reportParts: () => readonly ReportPart[]
  /** Writes pages for browsers. */
  readonly pages: Pages
  /** Unique for ever, and not to be guessed. */
  readonly newId: () => string
}

/** What the others are made of. */
export type GivenPorts = Pick<
  Ports,
  'config' | 'version' | 'clock' | 'logger' | 'steps' | 'meter' | 'database' | 'readers' | 'hurry'
>

/** What all features add to the navigation of pages; to be asked for once all of them are made. */
type Navigation = () => readonly NavigationEntry[]

/** Opens nothing and asks nothing. */
export function createPorts(
  given: GivenPorts,
  ledger: Ledger,
  navigation: Navigation = () => [],
): Omit<Ports, 'reportParts'> {
  const { config, database } = given
  const { counts, minutes, traffic, recoveryPoints, exposureTracks } = ledger
  const incidents = createIncidentSummaryReader(database, config)
  return {
    ...given,
    ...{ ledger, counts, minutes, traffic, recoveryPoints, exposureTracks, incidents },
    alertmanager: config.alertmanager === null ? null : createAlertmanagerClient(config.alertmanager.urls),
    silences: config.alertmanager === null ? null : createSilencesClient(config.alertmanager.urls),
    burns: createBurnReader(database),
    outages: outagesOfIncidents(incidents),
    serviceIncidents: incidentsOfServices(incidents),
    exclusions: createExclusionReader({ database, config }),
    standing: createStandingAgreements(),
    maintenance: createMaintenanceReader({ database, config }),
    outbox: createOutboxStore(database),
    groupKeys: createGroupKeys(config),
    alerts: createAlertBook(config, features),
    drift: createDriftLooker(config),
    links: createLinkSigner({ ...given, externalUrl: config.server.externalUrl }),
    notices: createNoticeComposer({ config, write: createViewWriter(loadIncidentMailTemplates()) }),
    pages: createPages({
      ...given,
      ...config,
      configHash: config.hash,
      rules: accessRules(config),
      offersSignIn: offersSignIn(config),
      navigation,
    }),
    newId: randomUUID,
  }
}
