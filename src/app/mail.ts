import type { Config } from '../config/config.js'
import type { Ledger } from '../ledger/ledger.js'
import type { Meter } from '../metrics/meter.js'
import { createEscalationJob } from '../escalation/escalation-job.js'
import { countActive } from '../escalation/escalation-store.js'
import { createIncidentSummaryReader } from '../incident/view/incident-summary-store.js'
import { findIncident } from '../incident/incident-store.js'
import { createDeliveryJob } from '../notify/delivery-job.js'
import { createMessageSender } from '../notify/message-sender.js'
import { createNewsComposer } from '../notify/messages/compose-news-sender.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import { createIncidentMailWriter } from '../notify/messages/incident-mail.js'
import { createOutboxStore, type OutboxStore } from '../notify/outbox-store.js'
import { createReportComposer } from '../report/compose-report-files.js'
import { createReports } from '../report/create-reports.js'
import { createIssuedReportStore, type IssuedReportStore } from '../report/issued-report-store.js'
import { createReportJobs } from '../report/report-job.js'
import { createRevisionJob } from '../report/revision-job.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { refilledReports } from './refilled-reports.js'
import type { MailFacts } from './self-observation.js'

export interface MailParts {
  readonly config: Config
  readonly database: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly meter: Meter
  readonly version: string
}

/** Reports by schedule, escalations, and the delivery of what waits. */
export interface Mail {
  readonly jobs: readonly Job[]
  facts(): Promise<MailFacts>
}

/** Without a mail server there are no reports to issue. */
export function createMail(parts: MailParts): Mail {
  const outbox = createOutboxStore(parts.database)
  const { email } = parts.config
  const archive = createIssuedReportStore({ ...parts, outbox })
  return {
    jobs: [
      deliveryJob(parts, outbox),
      escalationJob(parts, outbox),
      ...(email === null ? [] : reportJobs(parts, archive)),
    ],
    facts: async () => ({
      pending: await outbox.pending(),
      lastSent: await outbox.lastSent('report:'),
      superseded: await archive.superseded(),
      escalations: await countActive(parts.database),
    }),
  }
}

function reportJobs(parts: MailParts, archive: IssuedReportStore): readonly Job[] {
  const { database } = parts
  const { counts, traffic, recoveryPoints } = parts.ledger
  const incidents = createIncidentSummaryReader(database, parts.config)
  const reports = refilledReports(createReports({ ...parts, counts, traffic, recoveryPoints, incidents }), parts.ledger)
  const issuing = { ...parts, reports, archive, compose: createReportComposer() }
  return [...createReportJobs(issuing), createRevisionJob(issuing)]
}

function deliveryJob(parts: MailParts, outbox: OutboxStore): Job {
  const onOutcome = (receiver: string, outcome: string) => {
    parts.meter.count('plimsoll_notifications_total', { receiver, outcome })
  }
  return createDeliveryJob({ ...parts, outbox, sender: createMessageSender(parts), onOutcome })
}

function escalationJob(parts: MailParts, outbox: OutboxStore): Job {
  const writeMail = createIncidentMailWriter(loadIncidentMailTemplates())
  return createEscalationJob({ ...parts, outbox, findIncident, compose: createNewsComposer({ ...parts, writeMail }) })
}
