import type { Pack } from '../pack.js'
import { diskAlerts } from './disk-alerts.js'
import type { HostPack } from './host-schema.js'
import { machineAlerts } from './machine-alerts.js'
import { networkAlerts } from './network-alerts.js'

/** The host pack. Metrics are those of node_exporter 1.5 and newer. */
export function hostPack(settings: HostPack): Pack {
  const { job } = settings
  return {
    name: 'host',
    settings,
    onHosts: true,
    alerts: [...machineAlerts(settings), ...diskAlerts(settings), ...networkAlerts(settings)],
    targets: [{ labels: { job, instance: 'h1:9100' }, alert: 'HostDown' }],
  }
}
