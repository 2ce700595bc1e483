import { createHash } from 'node:crypto'
import express, { Router, type Request } from 'express'
import type { Initiator } from '../../audit/initiator.js'
import { webhookInitiatorOf } from '../../audit/request-initiator.js'
import { answerJson } from '../../http/answer-json.js'
import { senderOf } from '../../http/caller-of.js'
import { readList } from '../../http/lists/list.js'
import { pageOf } from '../../http/lists/page.js'
import { HttpError } from '../../http/problem.js'
import { secretLines } from '../../http/secret-lines-files.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Meter } from '../../shared/meter.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { storeTrouble } from '../../store/store-trouble.js'
import { DEPLOYMENT_METRICS } from '../deployment-metrics.js'
import type { DeliveryIntake, Received } from '../intake/delivery-intake-store.js'
import { readDeliveries } from '../intake/delivery-store.js'
import type { Delivery, DeliveryOutcome } from '../intake/delivery.js'
import { TOOL_NAMES, type Tool } from '../intake/place.js'
import { fluxDoubt, githubDoubt, gitlabSignatureDoubt, gitlabTokenDoubt, type Shown } from '../intake/proofs.js'
import { readArgocd } from '../intake/read-argocd.js'
import { readFlux } from '../intake/read-flux.js'
import { readGithub } from '../intake/read-github.js'
import { readGitlab } from '../intake/read-gitlab.js'
import type { ReadDelivery } from '../intake/tool-report.js'
import type { DeploymentWebhooks } from '../intake/webhooks-key.js'
import { toDeliveryAnswer } from './delivery-answer.js'
import { deliveriesList } from './webhook-paths.js'

export interface WebhooksRouterParts {
  readonly config: { readonly deploymentWebhooks: DeploymentWebhooks }
  readonly intake: DeliveryIntake
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly meter: Meter<(typeof DEPLOYMENT_METRICS)['deliveries']>
}

/** An Application of Argo CD may be large. */
const LIMIT = '1mb'

const READERS: Readonly<Record<Tool, (body: unknown) => ReadDelivery>> = {
  github: readGithub,
  gitlab: readGitlab,
  argocd: readArgocd,
  flux: readFlux,
}

/** `POST /webhooks/github`, `gitlab`, `argocd`, `flux`: done before it is answered; 503 when the store fails, so that it comes again. */
export function createWebhooksRouter(parts: WebhooksRouterParts): Router {
  const router = Router()
  const raw = express.raw({ limit: LIMIT, type: () => true })
  for (const tool of Object.keys(READERS) as readonly Tool[]) {
    // The bytes as they came: the signature is of them.
    router.post(`/webhooks/${tool}`, raw, async (request, response) => {
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const initiator = await proven(parts, tool, { request, body })
      const report = reportIn(parts, tool, body)
      parts.steps('deployment-delivery:received')
      const id = createHash('sha256').update(`${tool}\n`).update(body).digest('hex')
      const { delivery, isNew } = await keep(parts, { id, tool, report, initiator })
      count(parts, tool, isNew ? delivery.outcome : 'duplicate')
      response.status(202).json(toDeliveryAnswer(delivery))
    })
  }
  router.get('/api/v1/deployment-webhooks', async (request, response) => {
    const asked = readList(deliveriesList, request.query)
    const { outcome, tool } = asked.filters
    const wanted = { outcome, tool, after: asked.after, limit: asked.limit + 1 }
    const found = await parts.database.read((reader) => readDeliveries(reader, wanted))
    answerJson(response, pageOf(asked, found, { keyOf, write: toDeliveryAnswer }))
  })
  return router
}

function keyOf({ receivedAt, id }: Delivery) {
  return [receivedAt.toISOString(), id] as const
}

function count({ meter }: WebhooksRouterParts, tool: Tool, outcome: DeliveryOutcome | Refusal): void {
  meter.count(DEPLOYMENT_METRICS.deliveries, { tool, outcome })
}

type Refusal = 'duplicate' | 'refused' | 'rejected' | 'failed'

interface Came {
  readonly request: Request
  readonly body: Uint8Array
}

/** Who delivers. Argo CD cannot sign: it has shown a token, which the guard has looked at. */
async function proven(parts: WebhooksRouterParts, tool: Tool, { request, body }: Came): Promise<Initiator> {
  if (tool === 'argocd') return webhookInitiatorOf(request, tool)
  const shown: Shown = { body, header: (name) => request.get(name) ?? '' }
  const proofs = proofsOf(tool, parts)
  const files = proofs.flatMap(({ file }) => file ?? [])
  if (files.length === 0) {
    const where = `deployment_webhooks.${tool}`
    throw new HttpError('not_found', `nothing is expected from ${TOOL_NAMES[tool]}: name ${where} in the root file`)
  }
  for (const { file, doubt } of proofs) {
    const found = file === null ? null : doubt(shown, await secretLines(file, parts.logger))
    if (found === null) continue
    count(parts, tool, 'refused')
    throw new HttpError('signature_wrong', found)
  }
  return { kind: 'webhook', name: tool, identifiedBy: 'signature', through: 'webhook', from: senderOf(request) }
}

interface Proof {
  readonly file: string | null
  readonly doubt: (shown: Shown, secrets: readonly string[]) => string | null
}

function proofsOf(tool: Exclude<Tool, 'argocd'>, { config, clock }: WebhooksRouterParts): readonly Proof[] {
  const { githubSecretFile, gitlabTokenFile, gitlabSigningFile, fluxSecretFile } = config.deploymentWebhooks
  if (tool === 'github') return [{ file: githubSecretFile, doubt: githubDoubt }]
  if (tool === 'flux') return [{ file: fluxSecretFile, doubt: fluxDoubt }]
  return [
    { file: gitlabSigningFile, doubt: (shown, secrets) => gitlabSignatureDoubt(shown, secrets, clock()) },
    { file: gitlabTokenFile, doubt: gitlabTokenDoubt },
  ]
}

function reportIn(parts: WebhooksRouterParts, tool: Tool, body: Uint8Array): Received['report'] {
  const report = READERS[tool](jsonIn(body))
  if (typeof report !== 'string') return report
  count(parts, tool, 'rejected')
  throw new HttpError('bad_request', report)
}

/** JSON, or a form with JSON in its field `payload`: GitHub sends one or the other, as the webhook says. */
function jsonIn(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body)
  try {
    return JSON.parse(text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text)
  } catch {
    return null
  }
}

async function keep(parts: WebhooksRouterParts, received: Received) {
  try {
    return await parts.intake.take(received)
  } catch (error) {
    count(parts, received.tool, 'failed')
    const reason = storeTrouble(error)?.message ?? 'the store cannot be written'
    parts.logger.error({ err: error, reason }, 'A delivery of deployments could not be kept')
    throw new HttpError('unavailable', `${reason}; try again`)
  }
}
