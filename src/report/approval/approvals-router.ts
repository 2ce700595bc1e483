import express, { Router, type Request, type Response } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { authorOf } from '../../http/caller-of.js'
import { HttpError } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import { ReportRefusedError } from '../report-error.js'
import type { IssuedReport } from '../issued-reports-read-store.js'
import { readNumber } from '../report-number.js'
import { decisionBody, toDecisionAnswer } from './approval-paths.js'
import type { Approvals } from './approvals-store.js'
import type { DecisionKind } from './hold.js'

export interface ApprovalsRouterParts {
  readonly approvals: Approvals
  /** All revisions under a number, oldest first. */
  readonly findByNumber: (number: string) => Promise<readonly IssuedReport[]>
}

/** `POST /api/v1/reports/:number/approve` and `.../reject` with `{by, note, revision}`. */
export function createApprovalsRouter(parts: ApprovalsRouterParts): Router {
  const router = Router()
  for (const kind of ['approve', 'reject'] as const)
    router.post(`/api/v1/reports/:number/${kind}`, express.json(), (request: Request<{ number: string }>, response) =>
      answer(parts, { kind, request, response }),
    )
  return router
}

interface Asked {
  readonly kind: DecisionKind
  readonly request: Request<{ number: string }>
  readonly response: Response
}

async function answer(parts: ApprovalsRouterParts, { kind, request, response }: Asked): Promise<void> {
  const { by: said, note = null, revision } = readInput(decisionBody, request.body ?? {})
  const by = authorOf(request, said)
  if (kind === 'reject' && note === null) throw new HttpError('bad_request', 'say why, as `note`')
  const number = readNumber(request.params.number) ?? request.params.number
  const place = { number, revision: revision ?? (await newestOf(parts, number)) }
  const order = { place, kind, by, note, how: 'api', initiator: initiatorOf(request, by) } as const
  const decision = await parts.approvals.decide(order).catch(toHttpError)
  if (decision === null) throw new HttpError('not_found', 'there is no such report')
  response.json(toDecisionAnswer(place, decision))
}

async function newestOf({ findByNumber }: ApprovalsRouterParts, number: string): Promise<number> {
  return (await findByNumber(number)).at(-1)?.revision ?? 1
}

function toHttpError(error: unknown): never {
  if (error instanceof ReportRefusedError) throw new HttpError('report_refused', error.message)
  throw error
}
