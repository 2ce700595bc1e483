import express, { Router, type Request } from 'express'
import { initiatorOf } from '../audit/request-initiator.js'
import { answerJson } from '../http/answer-json.js'
import { authorOf } from '../http/caller-of.js'
import { HttpError } from '../http/problem.js'
import { readInput } from '../http/read-input.js'
import { formFields } from '../page/form-fields.js'
import type { Pages } from '../page/pages-router.js'
import { suggestName } from '../shared/nearest-name.js'
import { toDetailsAnswer, toReviewAnswer, type ReviewDetailsAnswer } from './review-answer.js'
import type { ReviewDesk } from './review-desk-store.js'
import { signBody } from './review-paths.js'
import { reviewsView, reviewView } from './review-views.js'
import { reviewPath, type Review } from './review.js'
import { loadReviewTemplates } from './template-files.js'

export interface ReviewsRouterParts {
  readonly config: { readonly reviews: readonly Review[]; readonly hash: string }
  readonly desk: ReviewDesk
  readonly pages: Pages
}

type OfReview = Request<{ name: string }>

const MOST_SHOWN = 100
const AT = '/reviews'

/** Reviews as JSON and as pages, and what is said of them, see `reviewPaths`. */
export function createReviewsRouter(parts: ReviewsRouterParts): Router {
  const router = Router()
  router.get('/api/v1/reviews', async (_request, response) => {
    answerJson(response, { data: await allAnswers(parts) })
  })
  router.get('/api/v1/reviews/:name', async (request, response) => {
    answerJson(response, await detailsOf(parts, request.params.name))
  })
  router.post('/api/v1/reviews/:name/sign', express.json(), async (request: OfReview, response) => {
    await sign(parts, request, request.body ?? {})
    response.status(201).json(await detailsOf(parts, request.params.name))
  })
  addPages(router, parts)
  return router
}

function addPages(router: Router, parts: ReviewsRouterParts): void {
  const { pages } = parts
  const templates = loadReviewTemplates()
  const [list, one] = [pages.compile(templates.list), pages.compile(templates.one)]
  router.get(AT, async (request, response) => {
    const view = reviewsView(await allAnswers(parts))
    pages.answer({ request, response }, { title: 'Reviews', at: AT, twin: '/api/v1/reviews', template: list, view })
  })
  router.get(`${AT}/:name`, async (request, response) => {
    const review = await detailsOf(parts, request.params.name)
    const page = { title: `Review ${review.name}`, at: AT, template: one, view: reviewView(review) }
    const twin = `/api/v1${reviewPath(review.name)}`
    pages.answer({ request, response }, { ...page, twin, crumbs: [{ text: 'Reviews', href: AT }] })
  })
  const form = express.urlencoded({ extended: false, limit: '64kb' })
  router.post(`${AT}/:name/sign`, form, async (request: OfReview, response) => {
    await sign(parts, request, formFields(request.body))
    response.redirect(303, reviewPath(request.params.name))
  })
}

async function allAnswers({ desk, config }: ReviewsRouterParts) {
  return (await desk.standings()).map((one) => toReviewAnswer(one, config.hash))
}

async function detailsOf(parts: ReviewsRouterParts, name: string): Promise<ReviewDetailsAnswer> {
  reviewNamed(parts, name)
  const all = await allAnswers(parts)
  const answer = all.find((one) => one.name === name)
  if (answer === undefined) throw new Error(`the review ${name} is configured and does not stand anyhow`)
  return toDetailsAnswer(answer, await parts.desk.signOffs(name, MOST_SHOWN))
}

function reviewNamed({ config }: ReviewsRouterParts, name: string): Review {
  const found = config.reviews.find((one) => one.name === name)
  if (found !== undefined) return found
  const known = config.reviews.map((one) => one.name)
  throw new HttpError('not_found', `no review is named ${name}: ${suggestName(name, known, 'none is configured')}`)
}

async function sign(parts: ReviewsRouterParts, request: OfReview, body: unknown): Promise<void> {
  const review = reviewNamed(parts, request.params.name)
  const { person, note, config_hash: hash, by } = readInput(signBody, body)
  const author = authorOf(request, by)
  checkPerson(review, person)
  checkHash(parts.config.hash, hash)
  await parts.desk.sign({
    ...{ review: review.name, person: person ?? null, by: author, note: note ?? null },
    initiator: initiatorOf(request, author),
  })
}

function checkPerson({ name, people }: Review, person: string | undefined): void {
  if (people.length === 0) {
    if (person !== undefined) throw new HttpError('bad_request', `${name} is no training: leave \`person\` out`)
    return
  }
  if (person !== undefined && people.includes(person)) return
  const hint = person === undefined ? `one of ${people.join(', ')}` : suggestName(person, people, 'there is nobody')
  throw new HttpError('bad_request', `expected \`person\`, who was trained: ${hint}`)
}

/** Who signs has looked at something: it must be what runs. */
function checkHash(runs: string, looked: string | undefined): void {
  if (looked === undefined || (looked.length >= 8 && runs.startsWith(looked))) return
  const said = `the configuration ${runs.slice(0, 12)} runs, not ${looked.slice(0, 12)}: look at it again, and sign it off then`
  throw new HttpError('review_refused', said)
}
