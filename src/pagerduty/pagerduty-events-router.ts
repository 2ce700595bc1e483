import { Router } from 'express'
import type * as z from 'zod'
import { readInput } from '../http/read-input.js'
import type { Database, Reader } from '../store/database.js'
import { pagerdutyEventsQuery, type PagerdutyEventsAnswer } from './pagerduty-paths.js'

/** `GET /api/v1/pagerduty/events?outcome=&limit=`. */
export function createPagerdutyEventsRouter({ database }: { readonly database: Database }): Router {
  const router = Router()
  router.get('/api/v1/pagerduty/events', async (request, response) => {
    const query = readInput(pagerdutyEventsQuery, request.query)
    const items = await database.read((reader) => readEvents(reader, query))
    const answer: PagerdutyEventsAnswer = { items }
    response.set('cache-control', 'no-store').json(answer)
  })
  return router
}

async function readEvents(
  reader: Reader,
  { outcome, limit }: z.output<typeof pagerdutyEventsQuery>,
): Promise<PagerdutyEventsAnswer['items']> {
  const events = reader
    .selectFrom('pagerduty_event as event')
    .leftJoin('pagerduty_incident as theirs', 'theirs.id', 'event.pagerduty_id')
    .leftJoin('incident as ours', 'ours.id', 'theirs.incident_id')
    .select(['event.id', 'event.type', 'event.occurred_at', 'event.received_at', 'event.person', 'event.words'])
    .select(['event.outcome', 'event.pagerduty_id', 'theirs.number', 'theirs.title', 'theirs.url', 'theirs.status'])
    .select('ours.number as incident')
  const wanted = outcome === 'all' ? events : events.where('event.outcome', '=', outcome)
  const rows = await wanted.orderBy('event.received_at', 'desc').orderBy('event.id').limit(limit).execute()
  return rows.map(({ id, type, person, words, incident, pagerduty_id, number, title, url, status, ...row }) => ({
    ...{ id, type, person, words, outcome: row.outcome, incident },
    occurredAt: new Date(row.occurred_at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    pagerduty: pagerduty_id === null ? null : { id: pagerduty_id, number, title: title ?? pagerduty_id, url, status },
  }))
}
