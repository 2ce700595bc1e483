import type { Subject } from '../event/domain-event.js'
import type { ReportSettings } from '../report/report-settings.js'
import type { Receiver } from '../notify/receiver.js'
import type { Service, Team } from '../service/service.js'
import type { IncidentSettings } from '../incident/incident-settings.js'
import type { Incident, IncidentCourse } from '../incident/incident.js'
import type { NewsComposer } from '../notify/messages/compose-news-sender.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import type { EscalatedSubject } from './escalated-subject.js'
import type { EscalationPolicy } from './escalation-policy.js'
import type { NewsConfig } from './incident-news-of.js'

/** What escalation needs. */
export interface EscalationParts {
  readonly database: Database
  readonly config: Omit<NewsConfig, 'services'> & {
    readonly services: readonly Pick<Service, 'name' | 'team' | 'links' | 'agreements'>[]
    readonly receivers: readonly Receiver[]
    readonly incidents: Pick<IncidentSettings, 'updateEverySeconds' | 'conferenceUrl'>
    readonly teams: readonly Team[]
    readonly escalationPolicies: readonly EscalationPolicy[]
    readonly reports: readonly ReportSettings[]
  }
  readonly outbox: OutboxStore
  /** What messages about a subject say; `null`: there is no such incident. */
  readonly findIncident: (transaction: Transaction, subject: Subject) => Promise<Incident | null>
  /** How it went: of a storm it is read in a moment. */
  readonly findCourse: (transaction: Transaction, subject: Subject) => Promise<IncidentCourse | null>
  readonly compose: NewsComposer
  /** What can be escalated, and how it is told of. */
  readonly subjects: readonly EscalatedSubject[]
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
}
