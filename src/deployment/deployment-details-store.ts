import type { Database } from '../store/database.js'
import { secondsBetween, type DeploymentDetails, type DeploymentMessage } from './deployment-details.js'
import type { Deployment } from './deployment.js'
import { readDeliveriesOf } from './intake/delivery-store.js'
import { findCourses } from './watch/courses-store.js'
import type { Watch } from './watch/deployment-watch-job.js'

/** As much of a message as is shown. */
export interface MessageState {
  readonly sentAt: Date | null
  readonly failedAt: Date | null
  readonly attempts: number
  readonly lastError: string | null
}

export interface DetailsParts {
  readonly database: Database
  readonly outbox: { readonly under: (prefix: string) => Promise<ReadonlyMap<string, MessageState>> }
}

/** Reads what is known of a deployment besides itself. */
export type ReadDetails = (deployment: Deployment) => Promise<DeploymentDetails>

export function createDetailsReader({ database, outbox }: DetailsParts, watch: Omit<Watch, 'job'>): ReadDetails {
  return async (deployment) => {
    const { id, startedAt, finishedAt, committedAt, rolledBack } = deployment
    const [courses, deliveries] = await database.read(async (reader) => [
      await findCourses(reader, id),
      await readDeliveriesOf(reader, id),
    ])
    return {
      ...{ deployment, deliveries, findings: deployment.judgement?.findings ?? watch.findingsOf(id) },
      courses: courses ?? watch.coursesOf(id),
      messages: messagesIn(await outbox.under(`deployment:${id}:`)),
      timeToRollBackSeconds: secondsBetween(startedAt, rolledBack?.at ?? null),
      leadTimeSeconds: secondsBetween(committedAt, finishedAt ?? startedAt),
    }
  }
}

/** Keys are `deployment:<id>:<what is told>:<receiver>`. */
function messagesIn(found: ReadonlyMap<string, MessageState>): readonly DeploymentMessage[] {
  return [...found].map(([key, { sentAt, failedAt, attempts, lastError }]) => {
    const [, , told, ...receiver] = key.split(':')
    return {
      told: told === 'rolled_back' ? told : 'degraded',
      receiver: receiver.join(':'),
      state: sentAt !== null ? 'sent' : failedAt !== null ? 'failed' : 'waiting',
      ...{ attempts, sentAt, lastError },
    }
  })
}
