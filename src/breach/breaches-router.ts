import express, { Router, type Request } from 'express'
import { answerJson } from '../http/answer-json.js'
import { initiatorOf } from '../audit/request-initiator.js'
import { authorOf } from '../http/caller-of.js'
import { compareKeys } from '../http/lists/cursor.js'
import { readList, type FiltersOf } from '../http/lists/list.js'
import { pageOf, rowsBehind } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { formatInstant } from '../words/format-date.js'
import { isOpen, type AnsweredBreach } from './breach.js'
import { toBreachAnswer } from './breach-answer.js'
import type { BreachAnswers } from './breach-answers-store.js'
import { breachAnswerBody, breachesList } from './breach-paths.js'

interface Place {
  readonly service: string
  readonly name: string
  readonly period: string
}

/** What is read and said over HTTP, see `breachPaths`. */
export function createBreachesRouter({ answers }: { readonly answers: BreachAnswers }): Router {
  const router = Router()
  router.get('/api/v1/breaches', async (request, response) => {
    const asked = readList(breachesList, request.query)
    const wanted = (await answers.list()).filter(isWanted(asked.filters)).toSorted(newestFirst)
    const found = rowsBehind(asked, wanted, { keyOf, order: 'descending' })
    answerJson(response, pageOf(asked, found, { keyOf, write: toBreachAnswer }))
  })
  router.post(
    '/api/v1/agreements/:service/:name/breaches/:period/acknowledge',
    express.json(),
    async (request: Request<{ service: string; name: string; period: string }>, response) => {
      const { by: said, comment = null } = readInput(breachAnswerBody, request.body ?? {})
      const by = authorOf(request, said)
      const breach = await breachAt(answers, request.params)
      const answer = await answers.give({ place: breach, by, comment, how: 'api', initiator: initiatorOf(request, by) })
      if (answer === null) throw new HttpError('not_found', passed(breach))
      response.json(toBreachAnswer((await answers.find(breach)) ?? breach))
    },
  )
  return router
}

function isWanted({ service, agreement, state }: FiltersOf<typeof breachesList>): (breach: AnsweredBreach) => boolean {
  return (breach) =>
    (service === undefined || breach.service === service) &&
    (agreement === undefined || breach.agreement === agreement) &&
    (state === 'all' || isOpen(breach))
}

function keyOf({ interval, id }: AnsweredBreach) {
  return [interval.from.toISOString(), id] as const
}

function newestFirst(one: AnsweredBreach, other: AnsweredBreach): number {
  return compareKeys(keyOf(other), keyOf(one))
}

async function breachAt(answers: BreachAnswers, { service, name, period }: Place): Promise<AnsweredBreach> {
  const breach = await answers.findOf({ service, agreement: name, period })
  if (breach !== null) return breach
  const all = (await answers.list()).filter((one) => one.service === service && one.agreement === name)
  const known = all.length === 0 ? 'none is known of any period' : `there is ${all.map((one) => one.period).join(', ')}`
  throw new HttpError('not_found', `no breach of ${service}/${name} is known of ${period}: ${known}`)
}

function passed({ liftedAt, zone, period }: AnsweredBreach): string {
  const since = liftedAt === null ? 'has changed meanwhile' : `was lifted on ${formatInstant(liftedAt, zone)}`
  return `the breach of ${period} ${since}: nothing is left to acknowledge`
}
