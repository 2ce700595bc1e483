import { ExportError } from './export-error.js'

/** Tables in which migrations leave a row: secrets of addresses, and where the audit log stands on PostgreSQL. */
export const SEEDED_BY_MIGRATIONS = ['agenda_secret', 'publication_feed']

const NOTHING_OF_PEOPLE = [...SEEDED_BY_MIGRATIONS, 'schema_migration', 'audit_written']

/**
 * @param filled names of the tables that have a row
 * @throws ExportError `store_not_empty` where there is more than migrations make
 */
export function refuseFilled(place: string, filled: readonly string[]): void {
  const held = filled.filter((name) => !NOTHING_OF_PEOPLE.includes(name))
  if (held.length === 0) return
  const some = held.slice(0, 3).join(', ')
  const more = held.length > 3 ? ` and ${held.length - 3} more` : ''
  throw new ExportError(
    'store_not_empty',
    `the store ${place} holds something already (${some}${more}), and an import goes into an empty one: name another in storage.url, or move this one away`,
  )
}
