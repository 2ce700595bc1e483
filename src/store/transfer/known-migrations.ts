import type { Migration } from '../migration.js'
import { migrations } from '../migrations.js'

/** The migrations of ours that have these names, in order; `null`: they are not the first ones of ours, so somebody newer had others. */
export function knownMigrations(names: readonly string[]): readonly Migration[] | null {
  const known = migrations.slice(0, names.length)
  return known.length === names.length && known.every(({ name }, index) => name === names[index]) ? known : null
}
