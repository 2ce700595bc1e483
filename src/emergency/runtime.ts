import type { RecoveryPointsReader } from '../backup/dataset.js'
import { readKnowledge } from '../drill/drill-knowledge-store.js'
import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import type { AlertBook } from '../runbook/runbook.js'
import type { Clock } from '../shared/clock.js'
import { samplesOf } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { EmergencyPart } from './emergency-key.js'
import { EMERGENCY_METRICS } from './emergency-metrics.js'
import { createEmergencyRouter } from './emergency-router.js'
import type { PackParts } from './gather-pack.js'
import type { PackConfig } from './pack-contents.js'
import { createPackJob } from './pack-job.js'
import { readPackRecord } from './pack-record-store.js'

/** What the emergency pack uses while the daemon runs. */
export interface EmergencyPorts {
  readonly config: PackConfig & EmergencyPart
  readonly version: string
  readonly alerts: AlertBook
  readonly recoveryPoints: RecoveryPointsReader
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  readonly pages: Pages
}

/** Makes the emergency pack again and again, and shows what needs what. */
export function createEmergency(ports: EmergencyPorts): Runtime {
  const { config, database } = ports
  const settings = config.emergencyPack
  const parts = { ...ports, ...packParts(ports), settings }
  return {
    name: 'emergency',
    routers: [createEmergencyRouter(parts)],
    jobs: settings === null ? [] : [createPackJob({ ...parts, settings })],
    readSamples: async () => {
      if (settings === null) return []
      const newest = await readPackRecord(database)
      return samplesOf({}, { [EMERGENCY_METRICS.made]: (newest?.madeAt.getTime() ?? 0) / 1000 })
    },
  }
}

/** What the pack is made of, from the ports of a daemon or of a command. */
export function packParts(ports: Omit<EmergencyPorts, 'pages' | 'steps'>): PackParts {
  const { config, version, alerts, recoveryPoints, database, clock } = ports
  return {
    ...{ config, version, alerts, recoveryPoints },
    drillRuns: async () => (await readKnowledge(database, { drills: [], now: clock() })).runs,
  }
}
