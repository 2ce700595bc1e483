import { incidentServiceOf } from './incident-service-of.js'
import type { Service } from '../../service/service.js'
import type { Database } from '../../store/database.js'
import { readBegunSince, readCoursesSince, readUnresolved } from '../incident-store.js'
import { periodsAt, summarize, type IncidentSummaryReader } from './incident-summary.js'
import type { IncidentCourse } from '../incident.js'
import { onsetOf } from './statistics.js'

/** Reads how incidents stand out of the store; those of a renamed service under its present name. */
export function createIncidentSummaryReader(
  database: Database,
  { services, timezone }: { readonly services: readonly Service[]; readonly timezone: string },
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
      return {
        unresolved: (await database.read(readUnresolved)).map(presently),
        services: summarize(begun, services.map(incidentServiceOf), periods),
      }
    },
    async begunIn({ from, to }) {
      const begun = (await database.read((reader) => readBegunSince(reader, from))).map(presently)
      return begun.filter((incident) => {
        const onset = onsetOf(incident)
        return onset !== null && onset >= from && onset < to
      })
    },
  }
}
