import type { Dashboard } from '../dashboard/dashboard.js'
import {
  jobsTable,
  jobTimesOverTime,
  ledgerLagOverTime,
  memoryOverTime,
  notificationsOverTime,
  processorOverTime,
  queriesOverTime,
  queryFailuresOverTime,
} from './self-charts.js'
import { reportsTable, runningTable, selfVerdict } from './self-panels.js'

/** Whether Plimsoll itself can be believed: how far it is behind, what fails, what waits. */
export function selfDashboard(): Dashboard {
  return {
    file: 'plimsoll',
    uid: 'plimsoll-self',
    title: 'Plimsoll itself',
    description: 'Plimsoll itself: its ledger, its jobs, its questions to Prometheus, its messages, its process.',
    from: 'now-24h',
    variables: [],
    annotations: [],
    sections: [
      { title: null, panels: [...selfVerdict(), ledgerLagOverTime(), jobsTable(), reportsTable(), runningTable()] },
      { title: 'Work', panels: [jobTimesOverTime(), notificationsOverTime()] },
      { title: 'Prometheus', panels: [queriesOverTime(), queryFailuresOverTime()] },
      { title: 'Process', panels: [processorOverTime(), memoryOverTime()] },
    ],
  }
}
