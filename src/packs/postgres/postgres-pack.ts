import type { Pack } from '../pack.js'
import type { PostgresPack } from './postgres-schema.js'
import { databaseAlerts } from './database-alerts.js'
import { serverAlerts } from './server-alerts.js'
import { SAMPLE } from './sample-server.js'

/** The postgres pack. Metrics are those of the collectors of postgres_exporter 0.14 and newer. */
export function postgresPack(settings: PostgresPack): Pack {
  return {
    name: 'postgres',
    settings,
    onHosts: true,
    alerts: [...serverAlerts(settings), ...databaseAlerts(settings)],
    targets: [{ labels: { job: settings.job, instance: SAMPLE.bad }, alert: 'PostgresExporterDown' }],
  }
}
