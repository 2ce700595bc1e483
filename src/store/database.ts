import type { Kysely } from 'kysely'
import type { LedgerTables } from './ledger-tables.js'
import type { SchedulerTables } from './scheduler-tables.js'

/** All tables, put together from one interface per room (`<room>-tables.ts`). */
export interface Tables extends LedgerTables, SchedulerTables {}

/** The store as every `-store` and `-job` file takes it; also the type of a transaction. */
export type Database = Kysely<Tables>
