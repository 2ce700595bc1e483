import * as z from 'zod'
import type { Burn, BurnReader } from '../../deployment/watch/burns.js'
import { LABELS } from '../../slo/series-names.js'
import type { Database } from '../../store/database.js'
import { severityOf } from '../incident.js'

const Labels = z.record(z.string(), z.string())

/** Pages on error budgets that burn, as alerts tell of them, whether they belong to an incident or not. */
export function createBurnReader(database: Pick<Database, 'read'>): BurnReader {
  return {
    async begunSince(services, since) {
      if (services.length === 0) return []
      const rows = await database.read((reader) =>
        reader
          .selectFrom('incident_alert')
          .select(['service', 'environment', 'labels', 'starts_at'])
          .where('service', 'in', [...new Set(services.map(({ name }) => name))])
          .where('starts_at', '>=', since.getTime())
          .orderBy('starts_at')
          .execute(),
      )
      const asked = new Set(services.map((one) => `${one.name}/${one.environment ?? ''}`))
      const own = rows.filter(({ service, environment }) => asked.has(`${service}/${environment}`))
      return own.flatMap(({ service, environment, labels, starts_at: at }): readonly Burn[] => {
        const read = Labels.parse(JSON.parse(labels))
        const slo = read[LABELS.slo]
        const isBurn = slo !== undefined && LABELS.longWindow in read && severityOf({ labels: read }) === 'page'
        return isBurn ? [{ service, environment: environment === '' ? null : environment, slo, at: new Date(at) }] : []
      })
    },
  }
}
