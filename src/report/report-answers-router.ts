import express, { Router, type Request } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { sentOffAt } from './approval/hold.js'
import type { IssuedReport } from './issued-reports-read-store.js'
import type { ReportAnswers } from './report-answers-store.js'
import { readNumber, type ReportPlace } from './report-number.js'
import { answerBody, toAnswerAnswer } from './report-paths.js'

export interface AnswersRouterParts {
  readonly answers: ReportAnswers
  /** All revisions under a number, oldest first. */
  readonly findByNumber: (number: string) => Promise<readonly IssuedReport[]>
}

/** `POST /api/v1/reports/:number/acknowledge` with `{by, comment, revision}`. */
export function createReportAnswersRouter(parts: AnswersRouterParts): Router {
  const router = Router()
  router.post(
    '/api/v1/reports/:number/acknowledge',
    express.json(),
    async (request: Request<{ number: string }>, response) => {
      const { by: said, comment = null, revision } = readInput(answerBody, request.body ?? {})
      const by = authorOf(request, said)
      const place = await placeOf(parts, request.params.number, revision)
      const answer = await parts.answers.give({ place, by, comment, how: 'api', initiator: initiatorOf(request, by) })
      if (answer === null) throw new HttpError('not_found', 'no such report was sent to anybody')
      response.json(toAnswerAnswer(place, answer))
    },
  )
  return router
}

/** The revision that is meant: the newest that was sent, where none is named. */
async function placeOf(
  { findByNumber }: AnswersRouterParts,
  written: string,
  revision: number | undefined,
): Promise<ReportPlace> {
  const number = readNumber(written) ?? written
  if (revision !== undefined) return { number, revision }
  const sent = (await findByNumber(number)).filter((one) => sentOffAt(one) !== null)
  return { number, revision: sent.at(-1)?.revision ?? 1 }
}
