import { Router } from 'express'
import type { Interval } from '../calendar/interval.js'
import { answerJson } from '../http/answer-json.js'
import { compareKeys } from '../http/lists/cursor.js'
import { readList, type FiltersOf } from '../http/lists/list.js'
import { pageOf, rowsBehind } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import type { Clock } from '../shared/clock.js'
import { toListedOccurrence } from './maintenance-answer.js'
import { maintenanceList } from './maintenance-paths.js'
import type { MaintenanceReader } from './maintenance-reader.js'
import { isActive, listedFrom, type Occurrence } from './windows-in.js'

type Filters = FiltersOf<typeof maintenanceList>

/** `GET /api/v1/maintenance`. */
export function createMaintenanceRouter(maintenance: MaintenanceReader, clock: Clock): Router {
  const router = Router()
  router.get('/api/v1/maintenance', async (request, response) => {
    const now = clock()
    const asked = readList(maintenanceList, request.query)
    const listed = await maintenance.within(spanOf(asked.filters, now))
    const wanted = listed.filter((one) => isWanted(one, asked.filters, now)).toSorted(byKey)
    const write = (one: Occurrence) => toListedOccurrence(one, now)
    answerJson(response, pageOf(asked, rowsBehind(asked, wanted, { keyOf }), { keyOf, write }))
  })
  return router
}

/** A window every minute has half a million times in it. */
const LONGEST_MS = 366 * 86_400_000

function spanOf({ from, to }: Filters, now: Date): Interval {
  const usual = listedFrom(from ?? now)
  const span = { from: usual.from, to: to ?? usual.to }
  if (span.to.getTime() - span.from.getTime() <= LONGEST_MS) return span
  throw new HttpError('bad_request', '`to` lies more than 366 days after `from`: ask for one year after the other')
}

function isWanted(one: Occurrence, { service, state }: Filters, now: Date): boolean {
  return (service === undefined || one.services.includes(service)) && (state === 'all' || state === stateOf(one, now))
}

function stateOf(one: Occurrence, now: Date): Exclude<Filters['state'], 'all'> {
  if (isActive(one, now)) return 'active'
  return one.from > now ? 'planned' : 'over'
}

/** No window begins twice at one instant; what was entered has a number of its own. */
function keyOf({ from, window, entry }: Occurrence) {
  return [from.toISOString(), window, entry ?? 0] as const
}

function byKey(one: Occurrence, other: Occurrence): number {
  return compareKeys(keyOf(one), keyOf(other))
}
