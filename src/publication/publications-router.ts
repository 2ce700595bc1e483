import express, { Router, type Request, type RequestHandler } from 'express'
import type * as z from 'zod'
import { initiatorOf } from '../audit/request-initiator.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { publicationsQuery } from './publication-paths.js'
import { toPublicationAnswer } from './publication-answer.js'
import { PublicationRefusedError, type PublicationDesk } from './publication-desk-store.js'
import { publicationBody, resolutionBody, updateBody, withdrawalBody, type Signature } from './publication-order.js'
import { isOpen, type Publication } from './publication.js'

const BASE = '/api/v1/publications'

/** Where the house publishes, see `publicationPaths`. */
export function createPublicationsRouter({ desk }: { readonly desk: PublicationDesk }): Router {
  const router = Router()
  router.get(BASE, async (request, response) => {
    const { state, limit } = readInput(publicationsQuery, request.query)
    const all = await desk.list(limit)
    const publications = all.filter((one) => state === 'all' || isOpen(one)).map(toPublicationAnswer)
    response.set('cache-control', 'no-store').json({ publications })
  })
  router.post(BASE, express.json(), async (request, response) => {
    const order = authored(request, publicationBody)
    response.status(201).json(toPublicationAnswer(await desk.open(order).catch(toHttpError)))
  })
  router.post(
    `${BASE}/:id/updates`,
    express.json(),
    changing(updateBody, (id, order) => desk.update(id, order)),
  )
  router.post(
    `${BASE}/:id/resolve`,
    express.json(),
    changing(resolutionBody, (id, order) => desk.resolve(id, order)),
  )
  router.post(
    `${BASE}/:id/withdraw`,
    express.json(),
    changing(withdrawalBody, (id, order) => desk.withdraw(id, order)),
  )
  return router
}

interface Signed {
  readonly by?: string | undefined
}

function changing<Body extends Signed>(
  schema: z.ZodType<Body>,
  change: (id: number, order: Omit<Body, 'by'> & Signature) => Promise<Publication | null>,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = request.params
    const changed = await change(numberOf(id), authored(request, schema)).catch(toHttpError)
    if (changed === null) throw new HttpError('not_found', `there is no publication ${id}`)
    response.json(toPublicationAnswer(changed))
  }
}

/** 0, which none has: it is no number. */
function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

function authored<Body extends Signed>(request: Request<object>, schema: z.ZodType<Body>) {
  const body = readInput(schema, request.body ?? {})
  const by = authorOf(request, body.by)
  return { ...body, by, initiator: initiatorOf(request, by) }
}

function toHttpError(error: unknown): never {
  if (error instanceof PublicationRefusedError) throw new HttpError('publication_refused', error.message)
  throw error
}
