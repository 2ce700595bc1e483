import type { Dataset, RecoveryPointsReader } from '../backup/dataset.js'
import type { DrilledService } from '../drill/drill.js'
import type { Runtime } from '../feature/runtime.js'
import { URGENCY, type Waiting } from '../feature/shown-part.js'
import type { Pages } from '../page/pages-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createControlAnswers } from './answers-client.js'
import { controlBadge } from './control-badge.js'
import { createControlDesk } from './control-desk-store.js'
import { createControlJob } from './control-job.js'
import { controlSamples } from './control-metrics.js'
import { controlsOf } from './control.js'
import type { FrameworksPart } from './frameworks-key.js'
import { createControlsRouter } from './over-http/controls-router.js'
import { createControlReport } from './report/control-report.js'
import type { ControlStanding } from './standing.js'
import { controlSpeech, findingSentence } from './texts/control-texts.js'

/** What controls use while the daemon runs. */
export interface ControlPorts {
  readonly config: FrameworksPart & {
    readonly timezone: string
    readonly services: readonly (DrilledService & { readonly datasets: readonly Dataset[] })[]
  }
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly recoveryPoints: RecoveryPointsReader
  readonly database: Database
  readonly pages: Pages
  readonly clock: Clock
  readonly steps: Steps
  readonly logger: Logger
}

/** Judges by evidence what has to be so of datasets, keeps how it was, and says it in reports. */
export function createControl(ports: ControlPorts): Runtime {
  const { config } = ports
  const { services, frameworks } = config
  const controls = controlsOf(services.flatMap(({ datasets }) => datasets))
  const answers = createControlAnswers({ ...ports, controls })
  const desk = createControlDesk({ ...ports, services, controls, answers })
  return {
    name: 'control',
    routers: [createControlsRouter({ ...ports, frameworks, standings: desk.standings })],
    navigation: [{ href: '/controls', text: 'Controls', place: 42 }],
    jobs: [createControlJob(answers, desk)],
    waiting: async () => (await desk.standings()).flatMap(waitingOf),
    // Of most datasets nothing is asked for besides their recovery point, which their own metrics tell.
    readSamples: async () =>
      controls.some(({ plan }) => plan !== null) ? (await desk.standings()).flatMap(controlSamples) : [],
    report: createControlReport(ports),
  }
}

const say = controlSpeech('en')

/** That of a recovery point waits as its dataset does. */
function waitingOf({ control, judgement, judgedAt, since }: ControlStanding): Waiting[] {
  const { dataset, plan, part } = control
  const { status, finding } = judgement
  if (plan === null || (status !== 'non_compliant' && finding.reason !== 'expired')) return []
  const name = [say.texts.controls[control.control], ...(part === null ? [] : [part])].join(': ')
  return [
    {
      urgency: status === 'non_compliant' ? URGENCY.atRisk : URGENCY.waiting,
      sentence: findingSentence(finding, say, 'UTC'),
      part: 'controls',
      name: `${dataset.service}/${dataset.name}: ${name}`,
      href: `/controls?service=${encodeURIComponent(dataset.service)}&control=${control.control}`,
      badge: controlBadge(status),
      since: since ?? judgedAt,
    },
  ]
}
