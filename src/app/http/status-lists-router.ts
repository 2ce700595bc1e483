import { Router } from 'express'
import type { StatusOne, StatusRow } from '../../feature/status-list.js'
import { answerJson } from '../../http/answer-json.js'
import { readList } from '../../http/lists/list.js'
import { pageOf, rowsBehind } from '../../http/lists/page.js'
import { HttpError } from '../../http/problem.js'
import type { StatusDocument } from '../../status/status-document.js'
import { listedParts, type ListedPart } from '../../status/status-parts.js'
import { newestOf } from './status-router.js'

export interface StatusListsParts {
  readonly status: () => StatusDocument | null
  readonly services: readonly { readonly name: string; readonly team: string | null }[]
}

/** Lists out of the newest status, see `statusListPaths`: nothing is read for them. */
export function createStatusListsRouter(parts: StatusListsParts): Router {
  const router = Router()
  for (const part of listedParts) addList(router, part, parts)
  return router
}

function addList(router: Router, { list, rowsOf }: ListedPart, { status, services }: StatusListsParts): void {
  const { name, keyOf, one } = list
  const teams = new Map(services.map((service) => [service.name, service.team]))
  router.get(`/api/v1/${name}`, (request, response) => {
    const asked = readList(list.list, request.query)
    const wanted = rowsOf(newestOf(status)).filter((row) => isWanted(row, asked.filters, teams))
    answerJson(response, pageOf(asked, rowsBehind(asked, wanted, { keyOf }), { keyOf, write: (row) => row }))
  })
  if (one === null) return
  router.get(`/api/v1/${name}/:service/:name`, ({ params }, response) => {
    const data = rowsNamed(rowsOf(newestOf(status)), one, params)
    answerJson(response, { service: params.service, name: params.name, data })
  })
}

type Filters = Readonly<Record<string, unknown>>

function isWanted(row: StatusRow, filters: Filters, teams: ReadonlyMap<string, string | null>): boolean {
  return Object.entries(filters).every(([field, wanted]) => {
    if (wanted === undefined) return true
    return (field === 'team' ? teams.get(row.service) : row[field]) === wanted
  })
}

interface Named {
  readonly service: string
  readonly name: string
}

function rowsNamed(rows: readonly StatusRow[], { field, noun }: StatusOne, { service, name }: Named) {
  const ofService = rows.filter((row) => row.service === service)
  const found = ofService.filter((row) => row[field] === name)
  if (found.length > 0) return found
  const known = [...new Set(ofService.map((row) => String(row[field])))]
  const there = known.length === 0 ? 'none of that service' : `of that service ${known.join(', ')}`
  throw new HttpError('not_found', `there is no ${noun} ${service}/${name}: known is ${there}`)
}
