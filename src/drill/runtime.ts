import type { Runtime } from '../feature/runtime.js'
import { createDeadlineJob } from './drill-deadline-job.js'
import { createDrillDesk, type DrillDeskParts } from './drill-desk-store.js'
import { drillStanding } from './drill-figures.js'
import { readKnowledge } from './drill-knowledge-store.js'
import { drillSamples, type CountedService } from './drill-samples.js'
import { plannedDrills } from './drill.js'
import type { Pages } from '../page/pages-router.js'
import { createDrillPagesRouter } from './page/drill-pages-router.js'
import { createDrillReport } from './report/drill-report.js'
import { createDrillsRouter } from './over-http/drills-router.js'

/** What drills use while the daemon runs. */
export interface DrillPorts extends Omit<DrillDeskParts, 'timezone'> {
  readonly config: { readonly timezone: string; readonly services: readonly CountedService[] }
  readonly pages: Pages
}

/** Takes what is said of drills, ends those whose deadline went by, and says which are due. Nothing is restored, asked or run here. */
export function createDrill(ports: DrillPorts): Runtime {
  const { config, database, clock } = ports
  const drills = plannedDrills(config.services)
  const desk = createDrillDesk({ ...ports, timezone: config.timezone })
  const knowledge = () => readKnowledge(database, { drills, now: clock() })
  const shown = async () => {
    const known = await knowledge()
    return known.drills.map((drill) => ({
      drill,
      standing: drillStanding(drill, known.runs, { seenAt: known.seenAt(drill), now: known.now }),
      openRun: known.openRun(drill),
    }))
  }
  const parts = { desk, drills, shown }
  return {
    name: 'drill',
    routers: [createDrillsRouter(parts), createDrillPagesRouter({ ...parts, pages: ports.pages })],
    navigation: [{ href: '/drills', text: 'Drills', place: 45 }],
    jobs: [createDeadlineJob({ desk, drills, database, clock })],
    readSamples: async () => drillSamples(config.services, await knowledge()),
    report: createDrillReport({ config, database }),
  }
}
