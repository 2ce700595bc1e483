import express, { Router, type Request } from 'express'
import { senderOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { secretLines } from '../http/secret-lines-files.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import { storeTrouble } from '../store/store-trouble.js'
import { readPagerdutyEvent, type PagerdutyEvent } from './pagerduty-event.js'
import type { PagerdutyIntake } from './pagerduty-intake-store.js'
import type { DeliveryOutcome } from './pagerduty-metrics.js'
import { isSigned } from './webhook-signature.js'

export interface PagerdutyWebhookParts {
  readonly intake: PagerdutyIntake
  /** Files whose lines are secrets that PagerDuty signs with; none: nothing is expected from there. */
  readonly secretFiles: readonly string[]
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly onOutcome: (outcome: DeliveryOutcome) => void
}

/** An event has some thousand bytes. */
const LIMIT = '1mb'

/**
 * `POST /webhooks/pagerduty`: keeps the event, then answers 202; 503 when the store fails, so that PagerDuty delivers it again. What comes again
 * is answered as the first was.
 */
export function createPagerdutyWebhookRouter(parts: PagerdutyWebhookParts): Router {
  const router = Router()
  // The bytes as they came: the signature is of them.
  router.post('/webhooks/pagerduty', express.raw({ limit: LIMIT, type: () => true }), async (request, response) => {
    const body = bytesIn(request.body)
    await refuseUnsigned(parts, request, body)
    const event = eventIn(parts, body)
    parts.steps('pagerduty:received')
    const outcome = await keep(parts, { event, body, sender: senderOf(request) })
    parts.onOutcome(outcome === 'waiting' ? 'accepted' : (outcome as DeliveryOutcome))
    response.status(202).json({ outcome: outcome === 'waiting' ? 'accepted' : outcome })
    if (outcome === 'waiting') await apply(parts, event)
  })
  return router
}

/** `{}` where nothing came. */
function bytesIn(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

async function refuseUnsigned(parts: PagerdutyWebhookParts, request: Request, body: Uint8Array): Promise<void> {
  if (parts.secretFiles.length === 0)
    throw new HttpError(
      'not_found',
      'nothing is expected from PagerDuty: name `webhook_secret_file` under `pagerduty` of a receiver, with the secret of the webhook subscription',
    )
  const header = request.get('x-pagerduty-signature') ?? ''
  const secrets = (await Promise.all(parts.secretFiles.map((file) => secretLines(file, parts.logger)))).flat()
  if (isSigned(body, { header, secrets })) return
  parts.onOutcome('refused')
  throw new HttpError(
    'signature_wrong',
    header === ''
      ? 'expected X-PagerDuty-Signature: only PagerDuty delivers here'
      : 'no signature is of a secret in `webhook_secret_file`: put that of the webhook subscription there',
  )
}

function eventIn({ onOutcome }: PagerdutyWebhookParts, body: Uint8Array): PagerdutyEvent {
  const event = readPagerdutyEvent(jsonOf(body))
  if (typeof event !== 'string') return event
  onOutcome('rejected')
  throw new HttpError('bad_request', event)
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body)
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body))
  } catch {
    return null
  }
}

interface Came {
  readonly event: PagerdutyEvent
  readonly body: Uint8Array
  readonly sender: string
}

async function keep({ intake, clock, logger, onOutcome }: PagerdutyWebhookParts, { event, body, sender }: Came) {
  try {
    return await intake.keep({ event, body: textOf(body), sender, receivedAt: clock() })
  } catch (error) {
    onOutcome('failed')
    const reason = storeTrouble(error)?.message ?? 'the store cannot be written'
    logger.error({ err: error, reason }, 'An event of PagerDuty could not be kept')
    throw new HttpError('unavailable', `${reason}; try again`)
  }
}

/** After the answer: what was kept waits for the job where this fails. */
async function apply({ intake, logger }: PagerdutyWebhookParts, { incident }: PagerdutyEvent): Promise<void> {
  await intake.applyWaiting(incident?.id ?? null).catch((error: unknown) => {
    logger.error({ err: error }, 'An event of PagerDuty was kept but not done; it will be')
  })
}
