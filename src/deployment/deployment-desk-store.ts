import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import {
  auditedFacts,
  beginWithin,
  sayWithin,
  WORDS,
  type Saying,
  type StartOrder,
  type Word,
} from './deployment-changes-store.js'
import { findDeployment, readDeployments, type DeploymentsWanted } from './deployment-store.js'
import type { Deployment } from './deployment.js'

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
    finish: (id, word) => change(parts, id, { kind: 'deployment_finished', word }),
    rolledBack: (id, word) => change(parts, id, { kind: 'deployment_rolled_back', word }),
    find: (id) => database.read((reader) => findDeployment(reader, id)),
    list: (wanted) => database.read((reader) => readDeployments(reader, wanted)),
  }
}

function start({ database, clock, steps, newId }: DeploymentDeskParts, order: StartOrder): Promise<Deployment> {
  return database.write(async (transaction) => {
    const now = clock()
    const deployment = await beginWithin(transaction, order, { id: newId(), origin: null, now })
    const { initiator } = order
    const object = { kind: 'deployment', id: deployment.id }
    const change = { initiator, at: now, action: 'deployment.start', object, new: auditedFacts(deployment) }
    await recordChange(transaction, change)
    steps('deployment:stored')
    return deployment
  })
}

type Said = Omit<Saying, 'now'>

function change({ database, clock, steps }: DeploymentDeskParts, id: string, { kind, word }: Said) {
  return database.write(async (transaction) => {
    const before = await findDeployment(transaction, id)
    if (before === null || WORDS[kind].isDone(before)) return before
    const now = clock()
    const after = await sayWithin(transaction, before, { kind, word, now })
    const { initiator } = word
    const values = difference(auditedFacts(before), auditedFacts(after))
    const object = { kind: 'deployment', id }
    await recordChange(transaction, { initiator, at: now, action: WORDS[kind].action, object, ...values })
    steps('deployment:changed')
    return after
  })
}
