import express, { type NextFunction, type RequestHandler, type Response } from 'express'
import type { Clock } from '../../shared/clock.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { WorkGivenUpError } from '../../store/joint-work-store.js'
import { callerOf } from '../caller-of.js'
import { HttpError } from '../problem.js'
import { runHandler } from '../run-handler.js'
import { holdAnswer } from './held-answer.js'
import { callerText, digestOf, keyOf, type KeyedRequest } from './keyed-request.js'
import { findKept, keepAnswer, type KeptAnswer } from './kept-answer-store.js'

export interface IdempotencyParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** How long whoever answers a request may take, in milliseconds: it holds the writer's lock from its first write on. */
const LONGEST_MS = 20_000

/**
 * Does a change by the API once, however often it is asked for with the same `Idempotency-Key`: its answer is kept in the transaction that
 * makes it. What was refused has changed nothing and is not kept. Stands behind the guard, which knows who asks, and before all routers.
 */
export function createIdempotency(parts: IdempotencyParts): RequestHandler {
  const parse = express.json()
  const underWay = new Set<string>()
  return async (request, response, next) => {
    const key = keyOf(request)
    if (key === null) {
      next()
      return
    }
    const caller = callerText(callerOf(request))
    const place = JSON.stringify([caller, key])
    if (underWay.has(place))
      throw new HttpError(
        'idempotency_key_in_use',
        'a request with this `Idempotency-Key` is under way: ask again later',
      )
    underWay.add(place)
    try {
      await runHandler(parse, request, response)
      const keyed = { caller, key, digest: digestOf(request.method, request.originalUrl, request.body) }
      await answerOnce(parts, keyed, { response, next })
    } finally {
      underWay.delete(place)
    }
  }
}

interface Exchange {
  readonly response: Response
  readonly next: NextFunction
}

async function answerOnce({ database, clock, steps }: IdempotencyParts, keyed: KeyedRequest, exchange: Exchange) {
  const now = clock()
  const kept = await database.read((reader) => findKept(reader, keyed, now))
  if (kept !== null) {
    replay(exchange.response, keyed, kept)
    return
  }
  const answer = holdAnswer(exchange.response)
  try {
    await database.together(
      async () => {
        exchange.next()
        const given = await answer.given
        if (!isDone(given)) throw new NothingDone()
        return given
      },
      async (transaction, given) => {
        await keepAnswer(transaction, keyed, { answer: given, now })
        steps('idempotency:stored')
      },
      LONGEST_MS,
    )
    steps('idempotency:committed')
  } catch (error) {
    if (!(error instanceof NothingDone)) {
      answer.drop()
      if (error instanceof WorkGivenUpError) throw tooLate()
      throw error
    }
  }
  answer.send()
}

function replay(response: Response, { digest }: KeyedRequest, kept: KeptAnswer & { readonly digest: string }): void {
  if (kept.digest !== digest)
    throw new HttpError(
      'idempotency_key_reused',
      'this `Idempotency-Key` was used for another request: take a new one, or send that request as it was',
    )
  response.set('idempotency-replayed', 'true').status(kept.status).type(kept.type).send(kept.body)
}

function isDone({ status }: KeptAnswer): boolean {
  return status >= 200 && status < 300
}

function tooLate(): HttpError {
  return new HttpError('unavailable', 'this took too long, and nothing was changed: try again')
}

/** What was refused is answered all the same, and nothing of it is kept. */
class NothingDone extends Error {}
