import type { Runtime } from '../feature/runtime.js'
import { findWholeByName } from '../incident/incident-desk-store.js'
import type { IncidentSettings } from '../incident/incident-settings.js'
import { createIncidentDetailsReader } from '../incident/view/incident-details-store.js'
import type { Pages } from '../page/pages-router.js'
import type { StandingAgreements } from '../sla/standing-agreements.js'
import type { CountsReader } from '../slo/counts.js'
import type { MinutesReader } from '../slo/minutes.js'
import type { Slo } from '../slo/slo.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { gatherEvidence } from './gather-evidence-store.js'
import { createPostIncidentPagesRouter } from './page/postincident-pages-router.js'
import { createPostIncidentDesk } from './postincident-desk-store.js'
import { createPostIncidentRouter } from './postincident-router.js'
import { readPostIncidentSamples } from './postincident-samples-store.js'
import { createPostIncidentReport } from './report/postincident-report.js'
import { late } from '../shared/late.js'

interface KnownService {
  readonly name: string
  readonly renamedFrom: string | null
  readonly environment: string | null
  readonly slos: readonly Slo[]
}

/** What is used while the daemon runs. */
export interface PostIncidentPorts {
  readonly config: {
    readonly incidents: IncidentSettings
    readonly services: readonly KnownService[]
    readonly organisation: string
    readonly timezone: string
  }
  readonly version: string
  readonly database: Database
  readonly counts: CountsReader
  readonly minutes: MinutesReader
  readonly standing: Pick<StandingAgreements, 'newest'>
  readonly pages: Pages
  readonly clock: Clock
  readonly steps: Steps
}

/** Takes what people write of incidents and shows it with what is known. Nothing runs by itself. */
export function createPostIncident(ports: PostIncidentPorts): Runtime {
  const { config, database, clock, version } = ports
  const { services, organisation, timezone } = config
  const details = createIncidentDetailsReader(ports)
  const slosOf = (service: string, environment: string | null) =>
    services.find((one) => one.name === service && one.environment === environment)?.slos ?? []
  const desk = createPostIncidentDesk(ports)
  const parts = {
    ...{ desk, organisation, timezone, version, clock },
    findIncident: (idOrNumber: string) => database.read((reader) => findWholeByName(reader, idOrNumber)),
    gather: gatherEvidence.bind(null, { ...ports, details, slosOf }),
    render: late(async () => (await import('./compose-paper-files.js')).createPaperRenderer()),
  }
  const names = services.map(({ name }) => name)
  return {
    name: 'postincident',
    routers: [
      createPostIncidentRouter(parts),
      createPostIncidentPagesRouter({ ...parts, pages: ports.pages, services: names }),
    ],
    readSamples: () => readPostIncidentSamples(database, services, { now: clock(), zone: timezone }),
    report: createPostIncidentReport({ desk, clock, timezone }),
  }
}
