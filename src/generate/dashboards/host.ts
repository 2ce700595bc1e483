import type { Dashboard } from '../../dashboard/dashboard.js'
import { hostAlertAnnotation, hostAlertsTable } from '../../packs/host/host-alert-panels.js'
import { cpuCharts, memoryCharts, networkCharts, timeCharts } from '../../packs/host/host-charts.js'
import { diskPanels } from '../../packs/host/host-disk-panels.js'
import { hostVerdict } from '../../packs/host/host-panels.js'
import type { HostPack } from '../../packs/host/host-schema.js'
import { hostJobVariable, hostsVariable } from './variables.js'

/** Hosts: what they have left of CPU, memory, disk and network, against the thresholds of the host pack. */
export function hostDashboard(host: HostPack): Dashboard {
  return {
    name: 'host',
    description: 'CPU, memory, disks and network of hosts, with the thresholds and the firing alerts of the host pack.',
    from: 'now-24h',
    variables: [hostJobVariable(host.job), hostsVariable],
    annotations: [hostAlertAnnotation('page'), hostAlertAnnotation('ticket')],
    sections: [
      { title: null, panels: [...hostVerdict(host), hostAlertsTable(host)] },
      { title: 'CPU', panels: cpuCharts(host) },
      { title: 'Memory', panels: memoryCharts(host) },
      { title: 'Disks', panels: diskPanels(host) },
      { title: 'Network', panels: networkCharts(host) },
      { title: 'Time', panels: timeCharts(host) },
    ],
  }
}
