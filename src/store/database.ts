import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { AgendaTables } from './agenda-tables.js'
import type { AgreementTables } from './agreement-tables.js'
import type { AuditTables } from './audit-tables.js'
import type { BreachTables } from './breach-tables.js'
import type { ControlTables } from './control-tables.js'
import type { DeploymentTables } from './deployment-tables.js'
import type { DriftTables } from './drift-tables.js'
import type { DrillTables } from './drill-tables.js'
import type { EscalationTables } from './escalation-tables.js'
import type { EventTables } from './event-tables.js'
import type { ExclusionTables } from './exclusion-tables.js'
import type { GateTables } from './gate-tables.js'
import type { IdempotencyTables } from './idempotency-tables.js'
import type { IncidentTables } from './incident-tables.js'
import type { LedgerTables } from './ledger-tables.js'
import type { LinkTables } from './link-tables.js'
import type { OutboxTables } from './outbox-tables.js'
import type { PingTables } from './ping-tables.js'
import type { EmergencyTables } from './emergency-tables.js'
import type { PostIncidentTables } from './postincident-tables.js'
import type { ReviewTables } from './review-tables.js'
import type { PublicationTables } from './publication-tables.js'
import type { PagerdutyTables } from './pagerduty-tables.js'
import type { ReportTables } from './report-tables.js'
import type { SessionTables } from './session-tables.js'

/** Tables of `scheduler/`. */
export interface SchedulerTables {
  job_slot: JobSlotTable
}

/** The last slot that each job has done. */
interface JobSlotTable {
  name: string
  /** Unix seconds of the planned instant. */
  last_slot: number
}

/** All tables, put together from one interface per room (`<room>-tables.ts`). */
export interface Tables
  extends
    AgendaTables,
    AgreementTables,
    AuditTables,
    BreachTables,
    ControlTables,
    DeploymentTables,
    DriftTables,
    DrillTables,
    EscalationTables,
    EventTables,
    ExclusionTables,
    GateTables,
    IdempotencyTables,
    IncidentTables,
    LedgerTables,
    LinkTables,
    OutboxTables,
    PingTables,
    PostIncidentTables,
    ReviewTables,
    EmergencyTables,
    PublicationTables,
    PagerdutyTables,
    ReportTables,
    SchedulerTables,
    SessionTables {}

/** What can be asked of the store, within `read` and within `write`. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'fn' | 'getExecutor'>

/** What holds the writer's lock: nobody else writes from its first statement to its end. Only `write` gives one. */
export type Transaction = KyselyTransaction<Tables>

/** The store. There is no way to it but these two doors. */
export interface Database {
  /**
   * Each statement of it is answered by itself, others get their turn in between, and see what was written meanwhile. Statements that write
   * are refused.
   */
  read<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result>
  /**
   * Takes the writer's lock first, then works: what was read within is still true when it is written. All of it is kept, or nothing where
   * `work` rejects. Within, neither door may be opened again: it would wait for its own end.
   */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
  /**
   * Everything that `work` and what it calls ask of the store goes through one transaction, which begins with the first write; `seal` is the
   * last one. All of it is kept, or nothing where either of them rejects. For a few writes and an answer that have to stand or fall together.
   *
   * @param longestMs after that `work`, which may hold the writer's lock, is given up: `WorkGivenUpError`; so fails what it asks to write later
   */
  together<Result>(
    work: () => Promise<Result>,
    seal: (transaction: Transaction, result: Result) => Promise<void>,
    longestMs?: number,
  ): Promise<Result>
  close(): Promise<void>
}
