import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Initiator } from '../audit/initiator.js'
import { recordEvent } from '../event/event-store.js'
import { written } from '../shared/answer-fields.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import { deploymentFacts } from './deployment-events.js'
import {
  endWatches,
  findDeployment,
  nextStart,
  readDeployments,
  writeDeployment,
  writeFinished,
  writeRolledBack,
  type DeploymentsWanted,
} from './deployment-store.js'
import type { Deployment, Strategy } from './deployment.js'

/** A deployment that begins. */
export interface StartOrder {
  readonly service: string
  readonly environment: string | null
  readonly version: string
  readonly strategy: Strategy
  readonly startedAt: Date
  readonly bakeSeconds: number
  readonly by: string
  readonly initiator: Initiator
}

/** What is said of a deployment afterwards. */
export interface Word {
  readonly at: Date
  readonly by: string
  readonly initiator: Initiator
}

/** Takes what is said of deployments. */
export interface DeploymentDesk {
  /** Begins the watch; that of the deployment before ends. */
  start(order: StartOrder): Promise<Deployment>
  /** The version has reached all of its users. What was said first stands. `null`: there is none of this id. */
  finish(id: string, word: Word): Promise<Deployment | null>
  /** The version before is back. What was said first stands. `null`: there is none of this id. */
  rolledBack(id: string, word: Word): Promise<Deployment | null>
  /** `null`: there is none of this id. */
  find(id: string): Promise<Deployment | null>
  /** Newest first. */
  list(wanted: DeploymentsWanted): Promise<readonly Deployment[]>
}

export interface DeploymentDeskParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  /** Unique for ever. */
  readonly newId: () => string
}

/** Deployments in the store. */
export function createDeploymentDesk(parts: DeploymentDeskParts): DeploymentDesk {
  const { database } = parts
  return {
    start: (order) => start(parts, order),
    finish: (id, word) =>
      change(parts, id, {
        isDone: ({ finishedAt }) => finishedAt !== null,
        write: (transaction) => writeFinished(transaction, id, word.at),
        ...{ kind: 'deployment_finished', word },
      }),
    rolledBack: (id, word) =>
      change(parts, id, {
        isDone: ({ rolledBack }) => rolledBack !== null,
        write: (transaction) => writeRolledBack(transaction, id, word),
        ...{ kind: 'deployment_rolled_back', word },
      }),
    find: (id) => database.read((reader) => findDeployment(reader, id)),
    list: (wanted) => database.read((reader) => readDeployments(reader, wanted)),
  }
}

async function start({ database, clock, steps, newId }: DeploymentDeskParts, order: StartOrder): Promise<Deployment> {
  const { bakeSeconds, by, initiator, ...rest } = order
  const begun = { ...rest, id: newId(), startedBy: by, finishedAt: null, judgement: null, rolledBack: null }
  const baked = new Date(order.startedAt.getTime() + bakeSeconds * 1000)
  return database.write(async (transaction) => {
    const next = await nextStart(transaction, begun)
    const deployment: Deployment = { ...begun, watchedTo: next !== null && next < baked ? next : baked }
    await endWatches(transaction, deployment)
    await writeDeployment(transaction, deployment)
    const at = clock()
    await recordEvent(transaction, {
      ...deploymentFacts(deployment, { at, actor: initiator }),
      kind: 'deployment_started',
    })
    const object = { kind: 'deployment', id: deployment.id }
    await recordChange(transaction, {
      initiator,
      at,
      action: 'deployment.start',
      object,
      new: auditedFacts(deployment),
    })
    steps('deployment:stored')
    return deployment
  })
}

interface Saying {
  readonly kind: 'deployment_finished' | 'deployment_rolled_back'
  readonly word: Word
  readonly isDone: (deployment: Deployment) => boolean
  readonly write: (transaction: Transaction) => Promise<void>
}

const ACTIONS = { deployment_finished: 'deployment.finish', deployment_rolled_back: 'deployment.roll_back' } as const

function change({ database, clock, steps }: DeploymentDeskParts, id: string, { kind, word, isDone, write }: Saying) {
  return database.write(async (transaction) => {
    const before = await findDeployment(transaction, id)
    if (before === null || isDone(before)) return before
    await write(transaction)
    const { initiator } = word
    const at = clock()
    await recordEvent(transaction, { ...deploymentFacts(before, { at, actor: initiator }), kind })
    const after = (await findDeployment(transaction, id)) ?? before
    const values = difference(auditedFacts(before), auditedFacts(after))
    const object = { kind: 'deployment', id }
    await recordChange(transaction, { initiator, at, action: ACTIONS[kind], object, ...values })
    steps('deployment:changed')
    return after
  })
}

/** What the log says of a deployment: what was found in it stands with the deployment. */
function auditedFacts({ judgement, ...facts }: Deployment) {
  return written({ ...facts, verdict: judgement?.verdict ?? null })
}
