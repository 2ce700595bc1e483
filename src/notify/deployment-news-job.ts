import { deploymentEvents } from '../deployment/deployment-events.js'
import { findDeployment } from '../deployment/deployment-store.js'
import type { DeploymentPart } from '../deployment/deployment.js'
import { createEventConsumer } from '../event/event-consumer-store.js'
import type { EventOf } from '../event/domain-event.js'
import type { Job } from '../shared/job.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import type { NoticeComposer } from './messages/compose-notice-sender.js'
import { deploymentNotice, type DeploymentNews } from './messages/deployment-notice.js'
import type { OutboxStore } from './outbox-store.js'
import type { Receiver } from './receiver.js'

export interface DeploymentNewsParts {
  readonly config: {
    readonly organisation: string
    readonly server: { readonly externalUrl: string | null }
    readonly receivers: readonly Receiver[]
    readonly services: readonly ({ readonly name: string } & DeploymentPart)[]
  }
  readonly database: Database
  readonly outbox: Pick<OutboxStore, 'put'>
  readonly notices: NoticeComposer
  readonly steps: Steps
}

const { deployment_judged, deployment_rolled_back } = deploymentEvents
const KINDS = { deployment_judged, deployment_rolled_back } as const

/** Tells those who are named in `on_degraded`: of a deployment that made things worse, and once that is taken back. */
export function createDeploymentNewsJob(parts: DeploymentNewsParts): Job {
  const consumer = createEventConsumer({
    database: parts.database,
    name: 'deployment-news',
    kinds: KINDS,
    async handle(transaction, events) {
      for (const { event } of events) await tell(parts, transaction, event)
      parts.steps('deployment-news:put')
    },
  })
  return {
    name: 'deployment-news',
    cron: '*/2 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    run: (_slot, signal) => consumer.consume(signal),
  }
}

async function tell(parts: DeploymentNewsParts, transaction: Transaction, event: EventOf<typeof KINDS>): Promise<void> {
  const deployment = await findDeployment(transaction, event.subject.id)
  if (deployment === null || deployment.judgement?.verdict !== 'degraded') return
  const isVerdict = event.kind === 'deployment_judged'
  // Found worse only after it was taken back: there is nothing to do any more.
  if (isVerdict && deployment.rolledBack !== null) return
  const { organisation, server } = parts.config
  const told = isVerdict ? 'degraded' : 'rolled_back'
  await put(parts, transaction, { organisation, deployment, told, at: event.at, externalUrl: server.externalUrl })
}

async function put(
  { config, notices, outbox }: DeploymentNewsParts,
  transaction: Transaction,
  news: DeploymentNews,
): Promise<void> {
  const { id, service } = news.deployment
  const named = config.services.find(({ name }) => name === service)?.deployments.onDegraded ?? []
  for (const receiver of config.receivers.filter(({ name }) => named.includes(name))) {
    const message = await notices(receiver, deploymentNotice(news), `deployment:${id}:${news.told}:${receiver.name}`)
    if (message !== null) await outbox.put(transaction, message, news.at)
  }
}
