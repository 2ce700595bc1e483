import express, { Router, type Request } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { readList } from '../http/lists/list.js'
import { pageOf } from '../http/lists/page.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { Database } from '../store/database.js'
import { readArchived, type ArchiveQuestion } from './archive-read-store.js'
import { coveringReports } from './covering-reports.js'
import { archiveKey, reportsList, toArchivedAnswer } from './reports-list.js'
import { againBody, reviseBody } from './report-deeds-paths.js'
import type { ReportDeeds } from './report-deeds-store.js'
import { ReportRefusedError, saysNotMade } from './report-error.js'
import { readNumber } from './report-number.js'
import { toRecordAnswer } from './report-record-answer.js'
import { readRecord } from './report-record-store.js'
import type { ReportRecord } from './report-record.js'
import type { ReportConfig } from './report-settings.js'

export interface RecordReaderParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly config: Pick<ReportConfig, 'reports' | 'services'>
}

export interface DeedsRouterParts extends RecordReaderParts {
  readonly deeds: ReportDeeds
}

type Numbered = Request<{ readonly number: string }>

/** What is read of single reports over HTTP, and done to them, see `reportDeedPaths`. */
export function createReportDeedsRouter(parts: DeedsRouterParts): Router {
  const router = Router()
  const told = async (number: string) => {
    const record = await foundRecord(parts, number)
    return toRecordAnswer(record, zoneOf(parts, record))
  }
  router.get('/api/v1/reports', async (request, response) => {
    const asked = askedOf(request.query)
    const found = await parts.database.read((reader) => {
      return readArchived(reader, questionOf(parts, asked), { offset: 0, limit: asked.limit + 1 })
    })
    answerJson(response, pageOf(asked, found, { keyOf: archiveKey, write: toArchivedAnswer }))
  })
  router.get('/api/v1/reports/:number', async (request: Numbered, response) => {
    answerJson(response, await told(request.params.number))
  })
  router.post('/api/v1/reports/:number/send-again', express.json(), async (request: Numbered, response) => {
    const { by: said, to = null } = readInput(againBody, request.body ?? {})
    const by = authorOf(request, said)
    const { number } = await foundRecord(parts, request.params.number)
    await parts.deeds.sendAgain({ number, to, by, initiator: initiatorOf(request, by) }).catch(toHttpError)
    response.json(await told(number))
  })
  router.post('/api/v1/reports/:number/revise', express.json(), async (request: Numbered, response) => {
    const { by: said, why } = readInput(reviseBody, request.body ?? {})
    const by = authorOf(request, said)
    const { number } = await foundRecord(parts, request.params.number)
    await parts.deeds.revise({ number, by, why, initiator: initiatorOf(request, by) }).catch(toHttpError)
    response.json(await told(number))
  })
  return router
}

function askedOf(query: Readonly<Record<string, unknown>>) {
  return readList(reportsList, query)
}

function questionOf({ config }: RecordReaderParts, { filters, after }: ReturnType<typeof askedOf>): ArchiveQuestion {
  const { report, service = null, customer = null, period = null, state = null } = filters
  const covering = coveringReports(config.reports, config.services, { service, customer })
  const named = report === undefined ? covering : (covering ?? [report]).filter((one) => one === report)
  return { reports: named, period, state, after }
}

/** Throws where there is none. */
export async function foundRecord(parts: RecordReaderParts, written: string): Promise<ReportRecord> {
  const record = await readRecord(parts, readNumber(written) ?? written)
  if (record === null) throw new HttpError('not_found', `there is no report ${written}`)
  return record
}

/** In which zone a report is told of. */
export function zoneOf(
  { config }: { readonly config: Pick<ReportConfig, 'reports'> },
  { report }: Pick<ReportRecord, 'report'>,
): string {
  return config.reports.find(({ name }) => name === report)?.timezone ?? 'UTC'
}

/** Why nothing was done, in words; throws on what is no refusal. */
export function refusalWords(error: unknown): string {
  if (error instanceof ReportRefusedError || saysNotMade(error)) return error.message
  throw error
}

function toHttpError(error: unknown): never {
  throw new HttpError('report_refused', refusalWords(error))
}
