import express, { Router, type Request, type Response } from 'express'
import { initiatorOf } from '../../audit/request-initiator.js'
import type { BreachAnswers } from '../../breach/breach-answers-store.js'
import { entryNumber } from '../../exclusion/entry.js'
import type { ExclusionDesk } from '../../exclusion/exclusion-desk-store.js'
import { authorOf } from '../../http/caller-of.js'
import { HttpError, httpErrors } from '../../http/problem.js'
import { readInput } from '../../http/read-input.js'
import type { Pages } from '../../page/pages-router.js'
import type { Agreement } from '../../sla/agreement.js'
import type { AgreementView, ViewParts } from '../agreement-view-store.js'
import { foundView } from '../agreements-router.js'
import { agreementAddress, agreementTwin } from './addresses.js'
import { acknowledgementForm, exclusionForm, readForm, typedOf, withdrawalForm } from './agreement-forms.js'
import { agreementPage } from './agreement-page.js'
import { agreementsQuery } from './agreement-page-paths.js'
import { agreementsPage } from './agreements-page.js'
import { saidWords, saidCode } from './said.js'
import { loadAgreementTemplates } from './template-files.js'
import type { Typed, TypedForms } from './typed-forms.js'

export interface AgreementPagesParts extends ViewParts {
  readonly pages: Pages
  readonly desk: ExclusionDesk
  readonly breaches: Pick<BreachAnswers, 'findOf' | 'give'>
}

const AT = '/agreements'

interface Named {
  readonly service: string
  readonly name: string
}

type InPeriod = Request<Named & { readonly period: string }>

/** The pages of agreements, and what their forms do, see `agreementPagePaths`. */
export function createAgreementPages(parts: AgreementPagesParts): Router {
  const templates = loadAgreementTemplates()
  const list = parts.pages.compile(templates.list)
  const show = showing(parts, templates.one)
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  router.get('/agreements', (request, response) => {
    const agreements = parts.services.flatMap((service) => service.agreements)
    const view = agreementsPage(agreements, parts.standing.newest(), readInput(agreementsQuery, request.query))
    parts.pages.answer(
      { request, response },
      { title: 'Agreements', at: AT, twin: '/api/v1/status', template: list, view },
    )
  })
  router.get('/agreements/:service/:name', (request, response) => show(request, response, null))
  router.get('/agreements/:service/:name/:period', (request, response) => show(request, response, null))
  router.post('/agreements/:service/:name/:period/exclusions', form, (request: InPeriod, response) =>
    exclude({ parts, show, request, response }),
  )
  router.post(
    '/agreements/:service/:name/:period/exclusions/:id/withdraw',
    form,
    (request: Request<Named & { readonly period: string; readonly id: string }>, response) =>
      withdraw({ parts, show, request, response }, entryNumber(request.params.id)),
  )
  router.post('/agreements/:service/:name/:period/acknowledge', form, (request: InPeriod, response) =>
    acknowledge({ parts, show, request, response }),
  )
  return router
}

type Show = (
  request: Request<Named & { readonly period?: string }>,
  response: Response,
  typed: TypedForms,
) => Promise<void>

/** Shows an agreement, in a period or as it stands. */
function showing(parts: AgreementPagesParts, template: string): Show {
  const one = parts.pages.compile(template)
  return async (request, response, typed) => {
    const { service, name, period = null } = request.params
    const view = await foundView(parts, { service, name, period })
    const said = saidWords(request.query['said'])
    parts.pages.answer(
      { request, response },
      {
        ...{ title: titleOf(view), at: AT, crumbs: [{ text: 'Agreements', href: AT }] },
        twin: agreementTwin({ service, name, ...(period === null ? {} : { period }) }),
        ...(typed === null ? {} : { status: statusOf(typed), live: false }),
        ...{ template: one, view: agreementPage(view, { said, typed }) },
      },
    )
  }
}

interface Sent {
  readonly parts: AgreementPagesParts
  readonly show: Show
  readonly request: InPeriod
  readonly response: Response
}

function titleOf({ agreement: { service, name }, period }: AgreementView): string {
  return [`${service}/${name}`, ...(period === '' ? [] : [period])].join(', ')
}

/** What somebody typed cannot be read, or cannot be followed. */
function statusOf(typed: NonNullable<TypedForms>): number {
  return typed.form === 'exclude' && typed.mayInsist
    ? httpErrors.exclusion_refused.status
    : httpErrors.bad_request.status
}

function done({ request, response }: Sent, code: string): void {
  response.redirect(303, `${agreementAddress(request.params)}?said=${code}`)
}

async function exclude(sent: Sent): Promise<void> {
  const { parts, request, response, show } = sent
  const { agreement } = await foundView(parts, request.params)
  const refuse = (typed: Typed, mayInsist = false) => show(request, response, { form: 'exclude', typed, mayInsist })
  const read = readForm(exclusionForm(agreement.terms.period.timezone), request.body)
  if ('typed' in read) return refuse(read.typed)
  const { by: name, anyway, ...said } = read.said
  const by = authorNamed(request, name)
  if (by === null) return refuse(typedOf(request.body, ['Your name: say who you are']))
  const order = { ...said, window: null, author: by, scope: [scopeOf(agreement)] }
  const outcome = await parts.desk.add(order, { anyway, initiator: initiatorOf(request, by) })
  if ('entry' in outcome) done(sent, saidCode('entered', outcome.entry.id))
  else await refuse(typedOf(request.body, outcome.reasons), outcome.mayInsist)
}

async function withdraw(sent: Sent, id: number): Promise<void> {
  const { parts, request, response, show } = sent
  const refuse = (typed: Typed) => show(request, response, { form: 'withdraw', id, typed })
  const read = readForm(withdrawalForm, request.body)
  if ('typed' in read) return refuse(read.typed)
  const by = authorNamed(request, read.said.by)
  if (by === null) return refuse(typedOf(request.body, ['Your name: say who you are']))
  const outcome = await parts.desk.withdraw(id, { by, why: read.said.why, initiator: initiatorOf(request, by) })
  if (outcome === null) throw new HttpError('not_found', `there is no exclusion ${id}`)
  if ('entry' in outcome) done(sent, saidCode('withdrawn', id))
  else await refuse(typedOf(request.body, outcome.reasons))
}

async function acknowledge(sent: Sent): Promise<void> {
  const { parts, request, response, show } = sent
  const { breach } = await foundView(parts, request.params)
  const refuse = (typed: Typed) => show(request, response, { form: 'acknowledge', typed })
  const read = readForm(acknowledgementForm, request.body)
  if ('typed' in read) return refuse(read.typed)
  const by = authorNamed(request, read.said.by)
  if (by === null) return refuse(typedOf(request.body, ['Your name: say who you are']))
  const said = { by, comment: read.said.comment, how: 'page', initiator: initiatorOf(request, by) } as const
  const given = breach === null ? null : await parts.breaches.give({ ...said, place: breach })
  if (given === null)
    throw new HttpError('not_found', 'there is no breach to acknowledge: it was lifted, or never found')
  done(sent, saidCode('acknowledged'))
}

function scopeOf({ service, name }: Agreement) {
  return { service, agreement: name }
}

/** In whose name something is done; `null`: nobody said. */
function authorNamed(request: InPeriod, name: string | undefined): string | null {
  try {
    return authorOf(request, name)
  } catch (error) {
    if (error instanceof HttpError && error.code === 'bad_request') return null
    throw error
  }
}
