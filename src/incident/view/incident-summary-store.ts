import { incidentServiceOf } from './incident-service-of.js'
import type { Service } from '../../service/service.js'
import type { Database, Reader } from '../../store/database.js'
import { readHeard } from '../heard-store.js'
import type { IncidentSettings } from '../incident-settings.js'
import { readBegunSince, readCoursesSince, readUnresolved } from '../incident-store.js'
import { periodsAt, summarize, type IncidentSummaryReader } from './incident-summary.js'
import type { Incident, IncidentCourse } from '../incident.js'
import { isWithin, onsetOf } from './statistics.js'

export interface SummaryConfig {
  readonly services: readonly Service[]
  readonly timezone: string
  readonly incidents: Pick<IncidentSettings, 'updateEverySeconds'>
}

/** Reads how incidents stand out of the store; those of a renamed service under its present name. */
export function createIncidentSummaryReader(
  database: Database,
  { services, timezone, incidents }: SummaryConfig,
): IncidentSummaryReader {
  const presentName = new Map(
    services.flatMap(({ name, renamedFrom }) => (renamedFrom === null ? [] : [[renamedFrom, name]])),
  )
  // What happened under the former name of a service happened to it.
  const presently = <T extends IncidentCourse>(incident: T): T => {
    return { ...incident, service: presentName.get(incident.service) ?? incident.service }
  }
  return {
    async summary(now) {
      const periods = periodsAt(now, timezone)
      const from = new Date(Math.min(...Object.values(periods).map((period) => period.from.getTime())))
      const begun = (await database.read((reader) => readCoursesSince(reader, from))).map(presently)
      const unresolved = (await database.read(readUnresolved)).map(presently)
      return {
        unresolved,
        updateOverdueSeconds: await database.read((reader) => overdueOf(reader, { unresolved, incidents, now })),
        services: summarize(begun, services.map(incidentServiceOf), periods),
      }
    },
    async begunIn(interval) {
      const begun = (await database.read((reader) => readBegunSince(reader, interval.from))).map(presently)
      return begun.filter((incident) => isWithin(onsetOf(incident), interval))
    },
    async coursesIn(interval) {
      const begun = (await database.read((reader) => readCoursesSince(reader, interval.from))).map(presently)
      return begun.filter((incident) => isWithin(onsetOf(incident), interval))
    },
  }
}

interface Unresolved {
  readonly unresolved: readonly Incident[]
  readonly incidents: SummaryConfig['incidents']
  readonly now: Date
}

async function overdueOf(reader: Reader, { unresolved, incidents, now }: Unresolved) {
  const overdue = new Map<string, number>()
  for (const incident of unresolved) {
    const { nextUpdateDue: due } = await readHeard(reader, incident, incidents)
    if (due !== null) overdue.set(incident.id, Math.max(0, (now.getTime() - due.getTime()) / 1000))
  }
  return overdue
}
