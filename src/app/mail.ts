import type { Config } from '../config/config.js'
import type { Ledger } from '../ledger/ledger.js'
import type { Meter } from '../metrics/meter.js'
import { createDeliveryJob } from '../notify/delivery-job.js'
import { createOutboxStore, type OutboxStore } from '../notify/outbox-store.js'
import { createSmtpSender } from '../notify/smtp-sender.js'
import { createReportComposer } from '../report/compose-report-files.js'
import { createReports } from '../report/create-reports.js'
import { createIssuedReportStore } from '../report/issued-report-store.js'
import { createReportJobs } from '../report/report-job.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
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

/** Reports by schedule and the delivery of what waits. */
export interface Mail {
  readonly reportJobs: readonly Job[]
  readonly deliveryJobs: readonly Job[]
  facts(): Promise<MailFacts>
}

/** Without a mail server there is nothing to issue and nothing to deliver. */
export function createMail(parts: MailParts): Mail {
  const outbox = createOutboxStore(parts.database)
  const { email } = parts.config
  return {
    reportJobs: email === null ? [] : reportJobs(parts, outbox),
    deliveryJobs: email === null ? [] : [deliveryJob(parts, outbox, email)],
    facts: async () => ({ pending: await outbox.pending(), lastSent: await outbox.lastSent('report:') }),
  }
}

function reportJobs(parts: MailParts, outbox: OutboxStore): readonly Job[] {
  const { database, steps } = parts
  const { counts, recoveryPoints } = parts.ledger
  const reports = createReports({ ...parts, counts, recoveryPoints })
  const archive = createIssuedReportStore({ database, outbox, steps })
  return createReportJobs({ ...parts, reports, archive, compose: createReportComposer() })
}

function deliveryJob(parts: MailParts, outbox: OutboxStore, email: NonNullable<Config['email']>): Job {
  const onOutcome = (receiver: string, outcome: string) => {
    parts.meter.count('plimsoll_notifications_total', { receiver, outcome })
  }
  return createDeliveryJob({ ...parts, outbox, sender: createSmtpSender(email), onOutcome })
}
