import type { Kysely } from 'kysely'
import type { EscalationTables } from './escalation-tables.js'
import type { EventTables } from './event-tables.js'
import type { IncidentTables } from './incident-tables.js'
import type { LedgerTables } from './ledger-tables.js'
import type { OutboxTables } from './outbox-tables.js'
import type { ReportTables } from './report-tables.js'
import type { SchedulerTables } from './scheduler-tables.js'

/** All tables, put together from one interface per room (`<room>-tables.ts`). */
export interface Tables
  extends EscalationTables, EventTables, IncidentTables, LedgerTables, OutboxTables, ReportTables, SchedulerTables {}

/** The store as every `-store` and `-job` file takes it; also the type of a transaction. */
export type Database = Kysely<Tables>
