import type { Runtime } from '../feature/runtime.js'
import { URGENCY, type Waiting } from '../feature/shown-part.js'
import type { Pages } from '../page/pages-router.js'
import type { Clock } from '../shared/clock.js'
import type { Database } from '../store/database.js'
import { createDriftDesk } from './drift-desk-store.js'
import { createDriftJob } from './drift-job.js'
import type { DriftPart } from './drift-key.js'
import { driftSamples } from './drift-metrics.js'
import { createDriftRouter } from './drift-router.js'
import { driftBadge } from './drift-view.js'
import type { DriftLooker, DriftStanding } from './drift.js'
import { createDriftReport } from './report/drift-report.js'

/** What looking at what runs uses while the daemon runs. */
export interface DriftPorts {
  readonly config: DriftPart & { readonly hash: string; readonly timezone: string }
  readonly drift: DriftLooker
  readonly database: Database
  readonly clock: Clock
  readonly pages: Pages
}

/** Twice the schedule, and the time of a look: what was seen before says nothing of now. */
const longestMs = (everySeconds: number) => (2 * everySeconds + 600) * 1000

/** Looks again and again whether servers have loaded what is generated, and says it. */
export function createDrift({ config, drift: looker, ...ports }: DriftPorts): Runtime {
  const { drift: settings, timezone } = config
  const { servers } = looker
  const desk = createDriftDesk({ ...ports, config, servers, longestMs: longestMs(settings.everySeconds) })
  return {
    name: 'drift',
    routers: [createDriftRouter({ ...ports, desk })],
    navigation: [{ href: '/drift', text: 'what runs', place: 94, isFoot: true }],
    jobs: servers.length === 0 ? [] : [createDriftJob({ ...ports, settings, looker, desk })],
    waiting: async () => (await desk.standings()).flatMap(waitingOf),
    readSamples: async () => (await desk.standings()).flatMap(driftSamples),
    report: createDriftReport({ desk, timezone }),
  }
}

/** Where nobody has looked yet there is nothing to do but to wait. */
function waitingOf({ server, name, state, items, unknownSince, differentSince, problem }: DriftStanding): Waiting[] {
  const head = { part: 'drift', name: `${server} ${name}`, href: '/drift', badge: driftBadge(state) }
  if (state === 'different' && differentSince !== null) {
    const what = `${items.length} ${items.length === 1 ? 'difference' : 'differences'}`
    const sentence = `${what} between what it has loaded and what is generated.`
    return [{ ...head, urgency: URGENCY.unseen, sentence, since: differentSince }]
  }
  if (problem === null || unknownSince === null) return []
  return [
    {
      ...head,
      urgency: URGENCY.waiting,
      sentence: `Nobody knows what it has loaded: ${problem}.`,
      since: unknownSince,
    },
  ]
}
