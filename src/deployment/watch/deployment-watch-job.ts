import { recordChange } from '../../audit/audit-store.js'
import { byJob } from '../../audit/initiator.js'
import { recordEvent } from '../../event/event-store.js'
import { breathe } from '../../shared/breathe.js'
import type { Clock } from '../../shared/clock.js'
import type { Job } from '../../shared/job.js'
import type { Steps } from '../../shared/steps.js'
import type { SloPart, Slo } from '../../slo/slo.js'
import type { Database, Transaction } from '../../store/database.js'
import { deploymentFacts } from '../deployment-events.js'
import { findDeployment, readWatched, writeJudgement } from '../deployment-store.js'
import { coursesIn, type Courses } from './courses.js'
import { writeCourses } from './courses-store.js'
import type { Deployment, DeploymentPart, Judgement, SloFinding } from '../deployment.js'
import { countAround, type Counted, type LedgerReaders, type Watched } from './count-around.js'
import { countBeside, type BesideParts } from './count-beside.js'
import { followSlo, verdictOf, type Followed } from './judge-findings.js'

/** A service, as far as its deployments are watched. */
export interface WatchedService extends SloPart, DeploymentPart {
  readonly name: string
  readonly environment: string | null
}

export interface WatchParts extends LedgerReaders, BesideParts {
  readonly config: { readonly services: readonly WatchedService[] }
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

export interface Watch {
  readonly job: Job
  /** What was found so far in one that is watched; nothing, where nobody has looked yet. */
  readonly findingsOf: (id: string) => readonly SloFinding[]
  /** The same at each look. */
  readonly coursesOf: (id: string) => Courses
}

/** After the bake time the ledger is waited for that long. */
const PATIENCE_MS = 3_600_000

const WATCH = byJob('deployment-watch')

/** Indicators whose events are counted one by one; of the others a minute is one event, or none is known. */
const COUNTED: ReadonlySet<Slo['indicator']['kind']> = new Set(['ratio', 'latency', 'ratio_query', 'probe'])

/** Every 30 s, behind the ledger: looks at each deployment that is watched, until there is a verdict. */
export function createWatch(parts: WatchParts): Watch {
  const newest = new Map<string, Looked>()
  return {
    findingsOf: (id) => (newest.get(id)?.followed ?? []).map(({ finding }) => finding),
    coursesOf: (id) => coursesIn(newest.get(id)?.followed ?? []),
    job: {
      name: 'deployment-watch',
      cron: '15,45 * * * * *',
      timezone: 'UTC',
      missed: { kind: 'newest' },
      after: ['ingest'],
      async run(_slot, signal) {
        const watched = await parts.database.read(readWatched)
        for (const id of newest.keys()) if (!watched.some((one) => one.id === id)) newest.delete(id)
        const all = watched.map((deployment) => ({ deployment, slos: slosOf(parts.config.services, deployment) }))
        const earlier = ({ deployment: { id } }: Watched) => newest.get(id)?.counted
        const around = await countAround(parts, all.map(withoutCanary), earlier)
        for (const [index, one] of all.entries()) {
          const counted = await countedOf(parts, { ...one, around: around[index], signal })
          if (signal.aborted) return
          const followed = followedOf(counted, newest.get(one.deployment.id))
          newest.set(one.deployment.id, { counted, followed })
          await judgeFound(parts, one.deployment, followed)
          await breathe()
        }
      },
    },
  }
}

/** The ledger keeps no labels: it cannot tell a canary from the rest. */
function withoutCanary<Asked extends { readonly deployment: Deployment; readonly slos: readonly Slo[] }>(asked: Asked) {
  return asked.deployment.canary === null ? asked : { ...asked, slos: [] }
}

interface Turn {
  readonly deployment: Deployment
  readonly slos: readonly Slo[]
  /** From the ledger. */
  readonly around: Counted | undefined
  readonly signal: AbortSignal
}

/** Of a canary every look has news: Prometheus is asked. */
async function countedOf(parts: WatchParts, { around, ...turn }: Turn): Promise<Counted> {
  const { canary: labels } = turn.deployment
  if (labels !== null) return { asked: '', slos: await countBeside(parts, { ...turn, labels }) }
  return around ?? { asked: '', slos: [] }
}

/** What was counted before says what it said before. */
function followedOf(counted: Counted, earlier: Looked | undefined): readonly Followed[] {
  return earlier?.counted === counted ? earlier.followed : counted.slos.map(followSlo)
}

/** The newest look at a deployment. */
interface Looked {
  readonly counted: Counted
  readonly followed: readonly Followed[]
}

/** Writes down the verdict where there is one. */
async function judgeFound(parts: WatchParts, deployment: Deployment, followed: readonly Followed[]): Promise<void> {
  const findings = followed.map(({ finding }) => finding)
  const at = parts.clock()
  const isOver = at.getTime() > deployment.watchedTo.getTime() + PATIENCE_MS
  const verdict = verdictOf(findings, isOver)
  if (verdict !== null)
    await judge(parts, deployment, { judgement: { verdict, at, findings }, courses: coursesIn(followed) })
}

/** None where the service is not configured any more. */
function slosOf(services: readonly WatchedService[], deployment: Deployment): readonly Slo[] {
  const service = services.find(({ name }) => name === deployment.service)
  return service === undefined ? [] : lookedAt(service)
}

/** The objectives of a service that its deployments are judged by. */
export function lookedAt({ slos, deployments }: WatchedService): readonly Slo[] {
  const chosen = deployments.slos
  return slos.filter(({ name, indicator }) => (chosen === null || chosen.includes(name)) && COUNTED.has(indicator.kind))
}

interface Judged {
  readonly judgement: Judgement
  readonly courses: Courses
}

async function judge({ database, steps }: WatchParts, { id }: Deployment, judged: Judged): Promise<void> {
  await database.write(async (transaction) => {
    await writeVerdict(transaction, id, judged)
    steps('deployment:judged')
  })
  steps('deployment:committed')
}

async function writeVerdict(transaction: Transaction, id: string, { judgement, courses }: Judged): Promise<void> {
  const deployment = await findDeployment(transaction, id)
  if (deployment === null || deployment.judgement !== null) return
  await writeJudgement(transaction, id, judgement)
  await writeCourses(transaction, id, courses)
  const { verdict, at } = judgement
  const { data, ...facts } = deploymentFacts(deployment, { at, actor: WATCH })
  await recordEvent(transaction, { ...facts, kind: 'deployment_judged', data: { ...data, verdict } })
  const object = { kind: 'deployment', id }
  await recordChange(transaction, { initiator: WATCH, at, action: 'deployment.judge', object, new: { verdict } })
}
