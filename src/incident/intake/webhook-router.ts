import type { IncomingMessage } from 'node:http'
import express, { Router } from 'express'
import type { Initiator } from '../../audit/initiator.js'
import { webhookInitiatorOf } from '../../audit/request-initiator.js'
import { HttpError } from '../../http/problem.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Steps } from '../../shared/steps.js'
import { storeTrouble } from '../../store/store-trouble.js'
import type { AlertIntake } from './alert-intake-store.js'
import { readWebhookPayload, type ReadPayload } from './webhook-payload.js'

/** What became of a delivery. */
export type WebhookOutcome = 'accepted' | 'rejected' | 'failed'

export interface WebhookParts {
  readonly intake: AlertIntake
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly onOutcome: (outcome: WebhookOutcome) => void
  /** Told how many alerts Alertmanager left out of a delivery. */
  readonly onTruncated: (alerts: number) => void
}

/** 20,000 alerts of 1,600 bytes: those of our own rules have 900. */
const LIMIT = '32mb'

/**
 * `POST /webhooks/alertmanager`: keeps the delivery, then answers 200. 503 when the store fails, so that Alertmanager tries again; 400
 * only for what can never be understood, because Alertmanager repeats that too.
 */
export function createWebhookRouter(parts: WebhookParts): Router {
  const router = Router()
  // Parsed by and by: a storm at once would hold everything else up.
  const parse = express.raw({ limit: LIMIT, type: isJson })
  router.post('/webhooks/alertmanager', counted(parse, parts), async (request, response) => {
    const payload = await readWebhookPayload(request.body, parts.clock())
    if (payload.kind === 'refused') {
      parts.onOutcome('rejected')
      throw new HttpError('bad_request', payload.reason)
    }
    parts.steps('webhook:received')
    await keep(parts, payload, webhookInitiatorOf(request, 'alertmanager'))
    parts.onOutcome('accepted')
    noteTruncated(parts, payload)
    response.json({ alerts: payload.observations.length })
    // What was read is taken apart by now: while it waits for its turn it need not stay in memory.
    request.body = undefined
    await makeIncidents(parts)
  })
  return router
}

/** In UTF-8, in which all JSON is sent. */
function isJson({ headers }: IncomingMessage): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const charsets = parameters.flatMap((one) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/.exec(one)?.[1] ?? [])
  return type.trim() === 'application/json' && charsets.every((one) => one === 'utf-8')
}

function counted(parse: express.RequestHandler, { onOutcome }: WebhookParts): express.RequestHandler {
  return (request, response, next) => {
    parse(request, response, (error?: unknown) => {
      if (error !== undefined) onOutcome('rejected')
      next(error)
    })
  }
}

type Read = Extract<ReadPayload, { readonly kind: 'read' }>

async function keep(
  { intake, logger, onOutcome }: WebhookParts,
  { observations, unreadable }: Read,
  initiator: Initiator,
) {
  try {
    await intake.keep({ observations, unreadable, initiator })
  } catch (error) {
    onOutcome('failed')
    const reason = storeTrouble(error)?.message ?? 'the store cannot be written'
    logger.error({ err: error, reason, alerts: observations.length }, 'A delivery of Alertmanager could not be kept')
    throw new HttpError('unavailable', `${reason}; try again`)
  }
}

function noteTruncated({ logger, onTruncated }: WebhookParts, { truncated, observations }: Read): void {
  if (truncated === 0) return
  logger.warn(
    { left_out: truncated, delivered: observations.length },
    'Alertmanager left alerts out of a delivery; the comparison of every minute brings what still fires',
  )
  onTruncated(truncated)
}

/** After the answer: what was kept can wait for the next comparison, Alertmanager need not. */
async function makeIncidents({ intake, logger }: WebhookParts): Promise<void> {
  await intake.applyWaiting().catch((error: unknown) => {
    logger.error({ err: error }, 'Alerts were kept but not made incidents of; they will be')
  })
}
