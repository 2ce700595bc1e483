import express, { Router, type Request, type Response } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import { authorOf } from '../../http/caller-of.js'
import { HttpError, httpErrors } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import { partOf } from '../../page/pager.js'
import type { Pages } from '../../page/pages-router.js'
import type { Approvals } from '../approval/approvals-store.js'
import { sentOffAt } from '../approval/hold.js'
import { countArchived, readArchived, type ArchiveQuestion } from '../archive-read-store.js'
import { coveringReports } from '../covering-reports.js'
import type { ReportAnswers } from '../report-answers-store.js'
import { foundRecord, refusalWords, zoneOf, type DeedsRouterParts } from '../report-deeds-router.js'
import { readFiles } from '../report-files-store.js'
import { toRecordAnswer } from '../report-record-answer.js'
import type { ReportRecord } from '../report-record.js'
import type { ReportConfig } from '../report-settings.js'
import { reportAddress } from './addresses.js'
import { REPORT_DEEDS, type ReportDeed, type SentDeed } from './report-deed-forms.js'
import { answerFile } from './report-file-router.js'
import { filePath, reportsQuery } from './report-page-paths.js'
import { reportPage } from './report-page.js'
import { reportsPage, type ReportsQuery } from './reports-page.js'
import { loadReportTemplates } from './template-files.js'

export interface ReportPagesParts extends DeedsRouterParts {
  readonly config: ReportConfig
  readonly pages: Pages
  readonly answers: ReportAnswers
  readonly approvals: Approvals
}

const AT = '/reports'
const PAGE_SIZE = 50

type Numbered = Request<{ readonly number: string }>

/** The pages of reports, their files, and what their forms do, see `reportPagePaths`. */
export function createReportPages(parts: ReportPagesParts): Router {
  const templates = loadReportTemplates()
  const [list, one] = [parts.pages.compile(templates.list), parts.pages.compile(templates.one)]
  const router = Router()
  const show: Show = async ({ request, response }, sent) => {
    const record = await foundRecord(parts, request.params.number)
    const answer = toRecordAnswer(record, zoneOf(parts, record))
    const view = reportPage(answer, { receivers: receiversFor(parts), said: saidWords(request.query['said']), sent })
    parts.pages.answer(
      { request, response },
      {
        ...{ title: `Report ${record.number}`, at: AT, crumbs: [{ text: 'Reports', href: AT }] },
        twin: `/api/v1${reportAddress(record.number)}`,
        ...(sent === null ? {} : { status: httpErrors.bad_request.status, live: false }),
        ...{ template: one, view },
      },
    )
  }
  router.get(AT, async (request, response) => {
    const view = await archiveView(parts, readInput(reportsQuery, request.query))
    parts.pages.answer(
      { request, response },
      { title: 'Reports', at: AT, twin: '/api/v1/reports', template: list, view },
    )
  })
  router.get('/reports/:number', (request: Numbered, response) => show({ request, response }, null))
  router.get('/reports/:number/:revision/:format', async (request, response) => {
    const { format, ...place } = readInput(filePath, request.params)
    const [file] = await parts.database.read((reader) => readFiles(reader, place, format))
    if (file === undefined) throw new HttpError('not_found', `no ${format} is kept of the report ${place.number}`)
    answerFile(response, place, file)
  })
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  for (const deed of REPORT_DEEDS)
    router.post(`/reports/:number/${deed}`, form, (request: Numbered, response) =>
      act({ parts, show, deed, request, response }),
    )
  return router
}

interface Asked {
  readonly request: Numbered
  readonly response: Response
}

type Show = (asked: Asked, sent: SentDeed | null) => Promise<void>

async function archiveView(parts: ReportPagesParts, query: ReportsQuery): Promise<object> {
  const { database, config } = parts
  const about = { service: query.service || null, customer: query.customer || null }
  const state = reportsQuery.shape.state.parse(query.state)
  const question: ArchiveQuestion = {
    reports: coveringReports(config.reports, config.services, about),
    period: query.period || null,
    state: state === '' ? null : state,
  }
  return database.read(async (reader) => {
    const total = await countArchived(reader, question)
    const { page, ...filters } = query
    const { offset, pager } = partOf(total, { page, size: PAGE_SIZE, path: AT, query: filters })
    const reports = await readArchived(reader, question, { offset, limit: PAGE_SIZE })
    const all = { reports: null, period: null, state: null }
    const newest = await readArchived(reader, all, { offset: 0, limit: 200 })
    return reportsPage(reports, {
      ...{ query, pager, isAny: newest.length > 0 },
      services: config.services.map(({ name }) => name),
      customers: namesOf(config.services.flatMap(({ agreements }) => agreements.flatMap((one) => one.customer ?? []))),
      periods: namesOf(newest.map(({ period }) => period)).toReversed(),
    })
  })
}

function namesOf(all: readonly string[]): readonly string[] {
  return [...new Set(all)].toSorted((a, b) => a.localeCompare(b, 'en'))
}

function receiversFor({ config }: ReportPagesParts): readonly string[] {
  return config.receivers.flatMap(({ kind, name }) => (kind === 'pagerduty' ? [] : [name]))
}

interface Sent extends Asked {
  readonly parts: ReportPagesParts
  readonly show: Show
  readonly deed: ReportDeed
}

/** Follows a form; where that cannot be, shows it again with what was typed and why. */
async function act(sent: Sent): Promise<void> {
  const { parts, show, deed, request, response } = sent
  const record = await foundRecord(parts, request.params.number)
  const values = textsOf(request.body)
  const said = readSaid(sent, values)
  const refusal = typeof said === 'string' ? said : await refusalOf(() => DEEDS[deed](sent, record, said))
  if (refusal !== null) return show(sent, { deed, values, mistakes: [refusal] })
  response.redirect(303, `${reportAddress(record.number)}?said=${deed}`)
}

/** What a form says; a text says what is missing. */
function readSaid({ deed, request }: Sent, values: Readonly<Record<string, string>>): Said | string {
  const text = (name: string) => (values[name] ?? '').trim() || null
  const comment = text('comment')
  if ((deed === 'reject' || deed === 'revise') && comment === null) return 'Why: say why'
  const by = authorNamed(request, text('by') ?? '')
  return by === null ? 'Your name: say who you are' : { by, comment, to: text('to') }
}

/** Why something cannot be done, in words; `null`: it is done. */
async function refusalOf(act: () => Promise<string | null>): Promise<string | null> {
  try {
    return await act()
  } catch (error) {
    return refusalWords(error)
  }
}

function textsOf(body: unknown): Readonly<Record<string, string>> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** In whose name something is done; `null`: nobody said. */
function authorNamed(request: Numbered, name: string): string | null {
  try {
    return authorOf(request, name === '' ? undefined : name)
  } catch (error) {
    if (error instanceof HttpError && error.code === 'bad_request') return null
    throw error
  }
}

interface Said {
  readonly by: string
  readonly comment: string | null
  /** Name of a receiver; `null`: all who get it. */
  readonly to: string | null
}

type Deed = (sent: Sent, record: ReportRecord, said: Said) => Promise<string | null>

/** Each says why it cannot be done; `null`: it is done. */
const DEEDS: Readonly<Record<ReportDeed, Deed>> = {
  async acknowledge({ parts, request }, { number, revisions }, { by, comment }) {
    const revision = revisions.findLast((one) => sentOffAt(one) !== null)?.revision ?? 1
    const initiator = initiatorOf(request, by)
    const given = await parts.answers.give({ place: { number, revision }, by, comment, how: 'page', initiator })
    return given === null ? 'it was sent to nobody yet' : null
  },
  approve: (sent, record, said) => decide('approve', sent, { record, said }),
  reject: (sent, record, said) => decide('reject', sent, { record, said }),
  async 'send-again'({ parts, request }, { number }, { by, to }) {
    await parts.deeds.sendAgain({ number, to, by, initiator: initiatorOf(request, by) })
    return null
  },
  async revise({ parts, request }, { number }, { by, comment }) {
    await parts.deeds.revise({ number, by, why: comment ?? '', initiator: initiatorOf(request, by) })
    return null
  },
}

async function decide(
  kind: 'approve' | 'reject',
  { parts, request }: Sent,
  { record, said }: { readonly record: ReportRecord; readonly said: Said },
): Promise<null> {
  const { by, comment: note } = said
  const place = { number: record.number, revision: record.revisions.at(-1)?.revision ?? 1 }
  await parts.approvals.decide({ place, kind, by, note, how: 'page', initiator: initiatorOf(request, by) })
  return null
}

const SAID: Readonly<Record<ReportDeed, string>> = {
  acknowledge: 'It is acknowledged.',
  approve: 'It is approved: its messages are on their way.',
  reject: 'It is returned, and is not sent.',
  'send-again': 'It is on its way once more.',
  revise: 'The revision is issued: it takes the place of the one before.',
}

/** What was just done, in words; `null`: nothing, or nothing that is known. */
function saidWords(code: unknown): string | null {
  const deed = REPORT_DEEDS.find((one) => one === code)
  return deed === undefined ? null : SAID[deed]
}
