import { Router, type Request, type Response } from 'express'
import { answerJson } from '../http/answer-json.js'
import { HttpError } from '../http/problem.js'
import { toAgreementAnswer } from './agreement-answer.js'
import { readView, type AgreementView, type ViewParts, type ViewQuestion } from './agreement-view-store.js'

/** What is read of single agreements over HTTP, see `agreementsPaths`. */
export function createAgreementsRouter(parts: ViewParts): Router {
  const router = Router()
  const answer = async (question: ViewQuestion, response: Response) => {
    answerJson(response, toAgreementAnswer(await foundView(parts, question)))
  }
  router.get('/api/v1/agreements/:service/:name', (request: Request<Named>, response) =>
    answer({ ...request.params, period: null }, response),
  )
  router.get('/api/v1/agreements/:service/:name/:period', (request: Request<Named & Dated>, response) =>
    answer(request.params, response),
  )
  return router
}

interface Named {
  readonly service: string
  readonly name: string
}

interface Dated {
  readonly period: string
}

/** Throws where there is nothing to show, and says what there is. */
export async function foundView(parts: ViewParts, question: ViewQuestion): Promise<AgreementView> {
  const view = await readView(parts, question)
  if (!('missing' in view)) return view
  const { service, name, period } = question
  if (view.missing === 'agreement') throw new HttpError('not_found', `there is no agreement ${service}/${name}`)
  const known = view.known.length === 0 ? 'nothing is known of any period yet' : `there is ${view.known.join(', ')}`
  throw new HttpError('not_found', `nothing is known of ${service}/${name} in ${period ?? ''}: ${known}`)
}
