import type { Runtime } from '../feature/runtime.js'
import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import type { Branding } from '../report/branding.js'
import { brandAt, drawBrand } from '../report/drawn-brand-files.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import { samplesOf } from '../shared/metric.js'
import type { CountsReader } from '../slo/counts.js'
import type { MinutesReader } from '../slo/minutes.js'
import type { SloPart } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { pageAddresses } from './page-addresses.js'
import { createPublicModelReader } from './public-model-reader.js'
import { createPublicRouter } from './public-router.js'
import { createPublicationDesk } from './publication-desk-store.js'
import { PUBLICATIONS_OPEN } from './publication-metrics.js'
import { isOpen } from './publication.js'
import { publicationsSince } from './publication-store.js'
import { createPublicationsRouter } from './publications-router.js'
import { createShownStatus, type ShownStatus } from './shown-status.js'
import { createStatusWriter, type Masthead, type StatusWriter } from './status-html.js'
import type { StatusPage, StatusPagePart } from './status-page.js'
import { loadStatusTemplates } from './status-template-files.js'

/** What the status page uses while the daemon runs. */
export interface PublicationPorts {
  readonly config: StatusPagePart & {
    readonly organisation: string
    readonly branding: Branding
    readonly server: { readonly externalUrl: string | null }
    readonly services: readonly (SloPart & { readonly name: string })[]
  }
  readonly counts: CountsReader
  readonly minutes: Pick<MinutesReader, 'lateHours'>
  readonly maintenance: MaintenanceReader
  readonly database: Database
  readonly clock: Clock
  readonly newId: () => string
}

/** Shows strangers how services are, and lets people publish. Without a status page nothing is read. */
export function createPublication(ports: PublicationPorts): Runtime {
  const { config, database, clock } = ports
  const page = config.statusPage
  const writer = page === null ? null : createStatusWriter(loadStatusTemplates(), mastheadOf(config))
  const shown = page === null || writer === null ? null : shownStatus(ports, page, writer)
  const refresh = () => shown?.refresh() ?? Promise.resolve()
  const desk = createPublicationDesk({ ...ports, page, onPublished: refresh })
  return {
    name: 'publication',
    routers: [createPublicationsRouter({ desk }), createPublicRouter({ shown, policy: writer?.policy ?? '' })],
    navigation: page === null ? [] : [{ href: '/status', text: 'Status page', place: 90 }],
    jobs: page === null ? [] : [statusPageJob(refresh)],
    readSamples: async () => {
      const open = page === null ? [] : await database.read((reader) => publicationsSince(reader, clock()))
      return page === null ? [] : samplesOf({}, { [PUBLICATIONS_OPEN]: open.filter(isOpen).length })
    },
  }
}

function shownStatus(ports: PublicationPorts, page: StatusPage, writer: StatusWriter): ShownStatus {
  const { services, server } = ports.config
  const read = createPublicModelReader({ ...ports, page, services })
  return createShownStatus({ read, writer, clock: ports.clock, addresses: pageAddresses(server.externalUrl) })
}

/** Two thirds of a cycle after the ingest, and a third after the status. */
function statusPageJob(refresh: () => Promise<void>): Job {
  return {
    ...{ name: 'status-page', cron: '20,50 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    first: refresh,
    resume: refresh,
    run: refresh,
  }
}

function mastheadOf({ organisation, branding }: PublicationPorts['config']): Masthead {
  const addressOf = ({ png }: { readonly png: Uint8Array }) =>
    `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  return { house: organisation, ...brandAt(drawBrand(branding), addressOf) }
}
