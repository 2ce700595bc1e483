import type { Interval } from '../calendar/interval.js'
import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import { windowsIn, type Occurrence } from '../maintenance/windows-in.js'
import { byBeginning, type ExclusionReader, type ScopePart } from '../sla/stated-exclusion.js'
import type { Database } from '../store/database.js'
import { statedOf, type Entry } from './entry.js'
import { entriesWithin } from './exclusion-store.js'
import { statedByConfiguration, type ExclusionsPart } from './written-exclusion.js'

export interface ExclusionReaderParts {
  readonly database: Database
  readonly config: ExclusionsPart & {
    readonly services: readonly { readonly name: string; readonly renamedFrom: string | null }[]
    readonly maintenance: readonly MaintenanceWindow[]
  }
}

/** What stands in the configuration and what was entered, as one. */
export function createExclusionReader({ database, config }: ExclusionReaderParts): ExclusionReader {
  const configured = statedByConfiguration(config)
  return {
    async read(span) {
      const entered = (await standing(database, config, span)).map(statedOf)
      return [...configured(span), ...entered].toSorted(byBeginning)
    },
  }
}

/** The planned work among it. */
export function createMaintenanceReader({ database, config }: ExclusionReaderParts): MaintenanceReader {
  return {
    async within(interval) {
      const entered = (await standing(database, config, interval)).flatMap(occurrenceOf)
      const all = [...windowsIn(config.maintenance, interval), ...entered]
      return all.toSorted((a, b) => byBeginning({ ...a, name: a.window }, { ...b, name: b.window }))
    },
  }
}

/** What was not withdrawn, under the names that services have now. */
async function standing(
  database: Database,
  { services }: ExclusionReaderParts['config'],
  span: Interval,
): Promise<readonly Entry[]> {
  const names = new Map(services.map(({ name, renamedFrom }) => [renamedFrom ?? name, name]))
  const renamed = ({ service, agreement }: ScopePart) => ({ service: names.get(service) ?? service, agreement })
  const entries = await database.read((reader) => entriesWithin(reader, span))
  return entries
    .filter(({ withdrawn }) => withdrawn === null)
    .map((entry) => ({ ...entry, scope: entry.scope.map(renamed) }))
}

function occurrenceOf({ id, window, from, to, scope, announced, reason }: Entry): readonly Occurrence[] {
  if (window === null) return []
  return [{ window, entry: id, from, to, services: scope.map(({ service }) => service), announced, reason }]
}
