import type { ReportPart } from '../feature/report-section.js'
import type { Runtime } from '../feature/runtime.js'
import type { Ledger } from '../ledger/ledger.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { Clock } from '../shared/clock.js'
import { late } from '../shared/late.js'
import type { Logger } from '../shared/logger.js'
import { samplesOf } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import type { NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import type { Database } from '../store/database.js'
import { createApprovals } from './approval/approvals-store.js'
import { createApprovalsRouter } from './approval/approvals-router.js'
import { holdSamples } from './approval/hold-samples.js'
import { waitingSince } from './approval/hold-store.js'
import { createReports } from './create-reports.js'
import { createIssuedReportStore } from './issued-report-store.js'
import { refilledReports } from './refilled-reports.js'
import type { Pages } from '../page/pages-router.js'
import { createReportPages } from './page/report-pages-router.js'
import { createReportDeeds } from './report-deeds-store.js'
import { createReportDeedsRouter } from './report-deeds-router.js'
import { createReportAnswersRouter } from './report-answers-router.js'
import { answerSamples } from './answer-samples.js'
import { createReportAnswers, unacknowledgedSince } from './report-answers-store.js'
import { readPage } from './report-files-store.js'
import { createReportJobs } from './report-job.js'
import type { ReportPlace } from './report-number.js'
import { waitingReports } from './waiting-reports.js'
import type { LateReportComposer } from './compose-report-files.js'
import { reportLinks } from './report-links.js'
import { REPORT_METRICS } from './report-metrics.js'
import type { ReportConfig } from './report-settings.js'
import { createRevisionJobs } from './revision-job.js'

/** What reports use while the daemon runs. */
export interface ReportPorts {
  readonly config: ReportConfig
  /** What features add to reports; to be asked for once all of them are made. */
  readonly reportParts: () => readonly ReportPart[]
  readonly clock: Clock
  readonly version: string
  readonly database: Database
  readonly outbox: OutboxStore
  readonly ledger: Pick<Ledger, 'refill'>
  readonly logger: Logger
  readonly steps: Steps
  /** Makes the links by which people read, approve and answer. */
  readonly links: LinkSigner
  readonly notices: NoticeComposer
  readonly pages: Pages
}

/** What draws and writes is loaded with the first report. */
function composerOf({ config }: ReportPorts): LateReportComposer {
  return late(async () => (await import('./compose-report-files.js')).createReportComposer(config.branding))
}

/** Issues reports by schedule, and corrects them. */
export function createReport(ports: ReportPorts): Runtime {
  const { outbox } = ports
  const archive = createIssuedReportStore(ports)
  const reports = refilledReports(createReports({ ...ports, parts: ports.reportParts }), ports.ledger)
  const answering = {
    ...ports,
    answers: createReportAnswers(ports),
    approvals: createApprovals(ports),
    findByNumber: (number: string) => archive.findByNumber(number),
    readPage: (place: ReportPlace) => ports.database.read((reader) => readPage(reader, place)),
  }
  const issuing = { ...ports, reports, archive, compose: composerOf(ports) }
  const answered = { ...answering, deeds: createReportDeeds(issuing) }
  return {
    name: 'report',
    routers: [
      createReportAnswersRouter(answering),
      createApprovalsRouter(answering),
      createReportDeedsRouter(answered),
      createReportPages(answered),
    ],
    navigation: [{ href: '/reports', text: 'Reports', place: 60 }],
    links: reportLinks(answering),
    jobs: ports.config.reports.length === 0 ? [] : [...createReportJobs(issuing), ...createRevisionJobs(issuing)],
    waiting: async () => waitingReports(await ports.database.read(unacknowledgedSince)),
    readSamples: async () => [
      ...answerSamples(ports.config.reports, await ports.database.read(unacknowledgedSince), ports.clock()),
      ...holdSamples(ports.config.reports, await ports.database.read(waitingSince)),
      ...[...(await outbox.lastSent('report:'))].flatMap(([report, at]) =>
        samplesOf({ report }, { [REPORT_METRICS.lastSent]: at.getTime() / 1000 }),
      ),
      ...[...(await archive.superseded())].flatMap(([report, count]) =>
        samplesOf({ report }, { [REPORT_METRICS.superseded]: count }),
      ),
    ],
  }
}
