import type { Database } from '../../store/database.js'
import { readAlerts } from '../incident-alerts-store.js'
import type { AlertEpisode } from '../incident.js'

/** Alerts that fire, or fired since `from`, by beginning. */
export function readKnownAlerts(database: Database, from: Date): Promise<readonly AlertEpisode[]> {
  return readAlerts(database, { firingSince: from.getTime() })
}

/** Up to when the alerts of a Prometheus were compared; `null`: never. */
export async function readReconciledTo(database: Database, prometheus: string): Promise<Date | null> {
  const row = database.selectFrom('alert_reconcile').selectAll().where('prometheus', '=', prometheus)
  const found = await row.executeTakeFirst()
  return found === undefined ? null : new Date(found.reconciled_to)
}

/** Notes how far the alerts of a Prometheus were compared. */
export async function writeReconciledTo(database: Database, prometheus: string, instant: Date): Promise<void> {
  const reconciled_to = instant.getTime()
  const row = database.insertInto('alert_reconcile').values({ prometheus, reconciled_to })
  await row.onConflict((conflict) => conflict.column('prometheus').doUpdateSet({ reconciled_to })).execute()
}
