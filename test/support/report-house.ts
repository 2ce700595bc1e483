import { noMinutes } from './no-contracts.js'
import { noIncidents } from './fake-incidents.js'
import { reportParts } from './report-parts.js'
import type { Config } from '../../src/config/config.js'
import { noTraffic } from './judgement.js'
import { createDelivery, type Delivery } from '../../src/notify/delivery-job.js'
import { createOutboxStore, type OutboxStore } from '../../src/notify/outbox-store.js'
import type { DeliveryOutcome } from '../../src/notify/outgoing-message.js'
import { createMessageSender } from '../../src/notify/message-sender.js'
import { createNoticeComposer } from '../../src/notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../../src/notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../../src/notify/messages/incident-mail-templates-files.js'
import type { LateReportComposer } from '../../src/report/compose-report-files.js'
import { late } from '../../src/shared/late.js'
import { createReports } from '../../src/report/create-reports.js'
import type { IssueParts } from '../../src/report/issue-parts.js'
import { createIssuedReportStore } from '../../src/report/issued-report-store.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import type { Clock } from '../../src/shared/clock.js'
import type { Logger } from '../../src/shared/logger.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { CountsReader } from '../../src/slo/counts.js'
import type { ExclusionReader } from '../../src/sla/stated-exclusion.js'
import type { Database } from '../../src/store/database.js'
import { createFakeCountsReader } from './fake-counts-reader.js'
import { noRecoveryPoints } from './fake-recovery-points.js'
import { createMemoryLogger } from './memory-logger.js'

/** Issuing and delivery as the daemon wires them, over a given store, with a ledger that is full. */
export interface ReportHouse {
  readonly issue: IssueParts
  readonly outbox: OutboxStore
  readonly delivery: Delivery
  readonly outcomes: readonly (readonly [string, DeliveryOutcome])[]
}

const aDayLater = new Date('2026-11-02T00:00:00Z')

let composer: LateReportComposer | undefined
const write = createViewWriter(loadIncidentMailTemplates())

export function reportHouse(parts: {
  readonly database: Database
  readonly config: Config
  readonly clock: Clock
  readonly steps?: Steps
  readonly logger?: Logger
  readonly counts?: CountsReader
  readonly exclusions?: ExclusionReader
}): ReportHouse {
  const { database, config, clock, steps = ignoreSteps, logger = createMemoryLogger() } = parts
  const counts = parts.counts ?? createFakeCountsReader(aDayLater, { events: 300, errors: 0.6 })
  const outbox = createOutboxStore(database)
  const outcomes: (readonly [string, DeliveryOutcome])[] = []
  composer ??= late(async () => (await import('../../src/report/compose-report-files.js')).createReportComposer())
  return {
    outbox,
    outcomes,
    issue: {
      config,
      steps,
      compose: composer,
      notices: createNoticeComposer({ config, write }),
      links: createLinkSigner({ database, clock, externalUrl: config.server.externalUrl }),
      reports: createReports({
        config,
        parts: reportParts({
          config,
          counts,
          minutes: noMinutes,
          traffic: noTraffic,
          recoveryPoints: noRecoveryPoints,
          incidents: noIncidents,
          ...(parts.exclusions === undefined ? {} : { exclusions: parts.exclusions }),
        }),
        clock,
        version: '0.1.0',
      }),
      archive: createIssuedReportStore({ database, outbox, steps }),
    },
    delivery: createDelivery({
      outbox,
      sender: createMessageSender({ config, clock }),
      clock,
      logger,
      steps,
      onOutcome: (receiver, outcome) => outcomes.push([receiver, outcome]),
    }),
  }
}
