import { Router } from 'express'
import { answerJson } from '../http/answer-json.js'
import { readList } from '../http/lists/list.js'
import { pageOf, type Page } from '../http/lists/page.js'
import { addressOf } from '../page/pager.js'
import type { Pages } from '../page/pages-router.js'
import type { Database } from '../store/database.js'
import { readNewestEntries } from './audit-entries-read-store.js'
import type { AuditEntry } from './audit-entry.js'
import { auditView } from './audit-page.js'
import { auditList } from './audit-paths.js'
import type { Verdict } from './verify-store.js'

export interface AuditRouterParts {
  readonly database: Database
  readonly pages: Pages
  /** Source of the page. */
  readonly template: string
  /** What the last verification found; `null`: there was none yet. */
  readonly verified: () => { readonly at: Date; readonly verdict: Verdict } | null
}

/** `GET /api/v1/audit`, and the page `/audit`. */
export function createAuditRouter(parts: AuditRouterParts): Router {
  const { pages, database, verified } = parts
  const template = pages.compile(parts.template)
  const router = Router()
  router.get('/api/v1/audit', async (request, response) => {
    answerJson(response, await readPage(database, request.query))
  })
  router.get('/audit', async (request, response) => {
    const query = said(request.query)
    const view = auditView({ query, page: await readPage(database, query), verified: verified() })
    const twin = addressOf('/api/v1/audit', query)
    pages.answer({ request, response }, { title: 'Audit log', at: '/audit', twin, template, view })
  })
  return router
}

/** The form of the page says also what nobody has filled in. */
function said(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== ''))
}

async function readPage(database: Database, query: Readonly<Record<string, unknown>>): Promise<Page<AuditEntry>> {
  const asked = readList(auditList, query)
  const { filters, after, limit } = asked
  const wanted = { ...filters, before: after?.[0] ?? null, most: limit + 1 }
  const found = await database.read((reader) => readNewestEntries(reader, wanted))
  return pageOf(asked, found, { keyOf: ({ seq }) => [seq] as const, write: (entry) => entry })
}
