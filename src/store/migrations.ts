import type { Migration } from './migration.js'
import { ledgerMigration } from './migrations/001-ledger.js'

/** All migrations in one time order. Append yours at the end. */
export const migrations: readonly Migration[] = [ledgerMigration]
