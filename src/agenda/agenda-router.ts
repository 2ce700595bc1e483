import { timingSafeEqual } from 'node:crypto'
import { Router, type Request, type Response } from 'express'
import { recordChange } from '../audit/audit-store.js'
import { initiatorOf } from '../audit/request-initiator.js'
import { HttpError } from '../http/problem.js'
import type { Clock } from '../shared/clock.js'
import type { Database } from '../store/database.js'
import { readSecret, replaceSecret } from './agenda-store.js'
import type { Agenda } from './agenda.js'

export interface AgendaRouterParts {
  readonly agenda: Agenda
  readonly database: Database
  readonly clock: Clock
  /** Where people reach Plimsoll; `null`: nobody says. */
  readonly externalUrl: string | null
  /** Not to be guessed. */
  readonly newSecret: () => string
}

/** Planned work for calendars, see `agendaPaths`. */
export function createAgendaRouter(parts: AgendaRouterParts): Router {
  const { agenda, database } = parts
  const router = Router()
  router.get('/maintenance.ics', (_request, response) => {
    send(agenda, response)
  })
  router.get('/calendar/:secret/maintenance.ics', ({ params: { secret } }, response) => {
    const current = agenda.current()
    if (current !== null && !isSame(secret, current.secret))
      throw new HttpError('not_found', 'there is no calendar at this address: it may have been given another one')
    send(agenda, response)
  })
  router.get('/api/v1/maintenance/calendar', async (_request, response) => {
    answer(parts, response, await database.read(readSecret))
  })
  router.post('/api/v1/maintenance/calendar', async (request, response) => {
    answer(parts, response, await renew(parts, request))
  })
  return router
}

async function renew({ agenda, database, clock, newSecret }: AgendaRouterParts, request: Request): Promise<string> {
  const secret = newSecret()
  await database.write(async (transaction) => {
    await replaceSecret(transaction, secret)
    await recordChange(transaction, {
      ...{ initiator: initiatorOf(request), at: clock(), action: 'calendar.renew' },
      object: { kind: 'calendar', id: 'maintenance' },
    })
  })
  await agenda.refresh()
  return secret
}

function answer({ externalUrl }: AgendaRouterParts, response: Response, secret: string): void {
  const base = (externalUrl ?? '').replace(/\/+$/, '')
  response.set('cache-control', 'no-store').json({ url: `${base}/calendar/${secret}/maintenance.ics` })
}

function send(agenda: Agenda, response: Response): void {
  const current = agenda.current()
  if (current === null) throw new HttpError('not_ready', 'the calendar is not made yet', ['first calendar'])
  response.set({
    'cache-control': 'private, max-age=300',
    etag: current.etag,
    'content-type': 'text/calendar; charset=utf-8',
  })
  response.send(current.body)
}

function isSame(shown: string, secret: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}
