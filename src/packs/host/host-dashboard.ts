import type { Dashboard, Variable } from '../../dashboard/dashboard.js'
import { hostAlertAnnotation, hostAlertsTable } from './host-alert-panels.js'
import { cpuCharts, memoryCharts, networkCharts, timeCharts } from './host-charts.js'
import { diskPanels } from './host-disk-panels.js'
import { HOST_DASHBOARD, hostVerdict } from './host-panels.js'
import type { HostPack } from './host-schema.js'

/** Scrape jobs that reach hosts; at first the one that the pack's alerts are about. */
function jobVariable(job: string): Variable {
  return { name: 'job', title: 'Job', query: 'label_values(node_uname_info, job)', choice: 'one', initial: job }
}

/** Also hosts that do not answer: Prometheus writes `up` for them too. */
const hostsVariable: Variable = {
  name: 'instance',
  title: 'Host',
  query: 'label_values(up{job="$job"}, instance)',
  choice: 'all',
}

/** Hosts: what they have left of CPU, memory, disk and network, against the thresholds of the host pack. */
export function hostDashboard(host: HostPack): Dashboard {
  return {
    ...HOST_DASHBOARD,
    description: 'CPU, memory, disks and network of hosts, with the thresholds and the firing alerts of the host pack.',
    from: 'now-24h',
    variables: [jobVariable(host.job), hostsVariable],
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
