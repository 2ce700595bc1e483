import type { Initiator } from '../audit/initiator.js'
import { recordEvent } from '../event/event-store.js'
import { written } from '../shared/answer-fields.js'
import type { Transaction } from '../store/database.js'
import type { CanaryLabels } from './canary/canary-schema.js'
import { deploymentFacts } from './deployment-events.js'
import {
  endWatches,
  findDeployment,
  nextStart,
  writeDeployment,
  writeFinished,
  writeRolledBack,
} from './deployment-store.js'
import type { Deployment, Strategy } from './deployment.js'

/** A deployment that begins. */
export interface StartOrder {
  readonly service: string
  readonly environment: string | null
  readonly version: string
  readonly strategy: Strategy
  readonly canary: CanaryLabels | null
  readonly committedAt: Date | null
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

/** What is new to the store. */
interface Begun {
  /** Unique for ever. */
  readonly id: string
  readonly origin: string | null
  readonly now: Date
}

/** Begins the watch of a deployment; that of the one before ends. The entry of the audit log is the caller's. */
export async function beginWithin(
  transaction: Transaction,
  order: StartOrder,
  { id, origin, now }: Begun,
): Promise<Deployment> {
  const { bakeSeconds, by, initiator, ...rest } = order
  const begun = { ...rest, id, origin, startedBy: by, finishedAt: null, judgement: null, rolledBack: null }
  const baked = new Date(order.startedAt.getTime() + bakeSeconds * 1000)
  const next = await nextStart(transaction, begun)
  const deployment: Deployment = { ...begun, watchedTo: next !== null && next < baked ? next : baked }
  await endWatches(transaction, deployment)
  await writeDeployment(transaction, deployment)
  const facts = deploymentFacts(deployment, { at: now, actor: initiator })
  await recordEvent(transaction, { ...facts, kind: 'deployment_started' })
  return deployment
}

/** What can be said of a deployment that has begun: what was said first stands. */
export const WORDS = {
  deployment_finished: {
    action: 'deployment.finish',
    isDone: ({ finishedAt }: Deployment) => finishedAt !== null,
    write: (transaction: Transaction, id: string, { at }: Word) => writeFinished(transaction, id, at),
  },
  deployment_rolled_back: {
    action: 'deployment.roll_back',
    isDone: ({ rolledBack }: Deployment) => rolledBack !== null,
    write: (transaction: Transaction, id: string, word: Word) => writeRolledBack(transaction, id, word),
  },
} as const

export interface Saying {
  readonly kind: keyof typeof WORDS
  readonly word: Word
  readonly now: Date
}

/** Notes what is said of one of which that was not said yet. The entry of the audit log is the caller's. */
export async function sayWithin(
  transaction: Transaction,
  before: Deployment,
  { kind, word, now }: Saying,
): Promise<Deployment> {
  await WORDS[kind].write(transaction, before.id, word)
  await recordEvent(transaction, { ...deploymentFacts(before, { at: now, actor: word.initiator }), kind })
  return (await findDeployment(transaction, before.id)) ?? before
}

/** What the log says of a deployment: what was found in it stands with the deployment. */
export function auditedFacts({ judgement, ...facts }: Deployment) {
  return written({ ...facts, verdict: judgement?.verdict ?? null })
}
