import { incidentServiceOf } from '../config/incident-service-of.js'
import type { Config } from '../config/config.js'
import type { Database } from '../store/database.js'
import { readBegunSince, readUnresolved } from './incident-store.js'
import { periodsAt, summarize, type IncidentSummaryReader } from './incident-summary.js'
import { onsetOf } from './statistics.js'

/** Reads how incidents stand out of the store. */
export function createIncidentSummaryReader(
  database: Database,
  { services, timezone }: Pick<Config, 'services' | 'timezone'>,
): IncidentSummaryReader {
  return {
    async summary(now) {
      const periods = periodsAt(now, timezone)
      const from = new Date(Math.min(...Object.values(periods).map((period) => period.from.getTime())))
      const begun = await readBegunSince(database, from)
      return {
        unresolved: await readUnresolved(database),
        services: summarize(begun, services.map(incidentServiceOf), periods),
      }
    },
    async begunIn({ from, to }) {
      const begun = await readBegunSince(database, from)
      return begun.filter((incident) => {
        const onset = onsetOf(incident)
        return onset !== null && onset >= from && onset < to
      })
    },
  }
}
