import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { createErrorHandler } from '../http/error-handler.js'
import { openStore } from '../store/open-store.js'
import type { Database } from '../store/database.js'
import { reviewDetailsAnswer, reviewsAnswer } from './review-answer.js'
import { REVIEW_METRICS } from './review-metrics.js'
import type { Review } from './review.js'
import { createReview } from './runtime.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')
const DAY = 86_400_000

const review = (changes: Partial<Review>): Review => ({
  ...{ name: 'plan', everySeconds: 90 * 86_400, owner: 'payments', document: 'https://wiki.example/dr' },
  ...{ description: 'Are contacts right?', people: [], firstDue: null },
  ...changes,
})

const REVIEWS = [
  review({}),
  review({ name: 'command', people: ['Ada', 'Bob'], everySeconds: 365 * 86_400 }),
  review({ name: 'later', firstDue: new Date(T0 + 30 * DAY) }),
]

let now: Date
let database: Database
let houses: ReturnType<typeof houseWith>

/** A daemon on the same store with a configuration of another hash. */
function houseWith(hash: string) {
  const runtime = createReview({
    config: { reviews: REVIEWS, hash, timezone: 'UTC' },
    ...{ database, clock: () => now, steps: () => undefined, pages: plainPages() },
  })
  const app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  return { runtime, app }
}

beforeEach(async () => {
  now = new Date(T0)
  database = await openStore(':memory:')
  houses = houseWith('a'.repeat(64))
})

afterEach(() => database.close())

const listed = async (app = houses.app) => {
  const answer = await request(app).get('/api/v1/reviews').expect(200)
  return reviewsAnswer.parse(answer.body).data
}
const shown = async (name: string, app = houses.app) => {
  const answer = await request(app).get(`/api/v1/reviews/${name}`).expect(200)
  return reviewDetailsAnswer.parse(answer.body)
}
const sign = (name: string, body: object, app = houses.app) =>
  request(app)
    .post(`/api/v1/reviews/${name}/sign`)
    .send({ by: 'Ada', ...body })
const entries = () =>
  database.read((reader) => reader.selectFrom('audit_entry').select(['action', 'object_id']).execute())
const samples = async (name: string): Promise<unknown> => {
  const all = (await houses.runtime.readSamples?.()) ?? []
  return Object.fromEntries(
    all.filter((one) => one.name === name).map(({ labels, value }) => [labels['review'], value]),
  )
}

describe('a review', () => {
  it('is overdue until somebody signs it, then due after its cadence, with an entry in the audit log', async () => {
    expect(await listed()).toMatchObject([
      { name: 'plan', state: 'overdue', dueAt: null, last: null, configChanged: null },
      { name: 'command', state: 'overdue', dueAt: null },
      { name: 'later', state: 'current', dueAt: new Date(T0 + 30 * DAY).toISOString() },
    ])
    expect(await samples(REVIEW_METRICS.due)).toEqual({ plan: 0, command: 0, later: T0 / 1000 + 30 * 86_400 })
    const signed = await sign('plan', { note: 'Two numbers were wrong.' }).expect(201)
    const due = new Date(T0 + 90 * DAY).toISOString()
    expect(reviewDetailsAnswer.parse(signed.body)).toMatchObject({
      ...{ state: 'current', dueAt: due, configChanged: false },
      signOffs: [{ number: 1, by: 'Ada', person: null, note: 'Two numbers were wrong.', configHash: 'a'.repeat(64) }],
    })
    expect(await entries()).toEqual([{ action: 'review.sign', object_id: 'plan' }])
    // 85 % of 90 days are 76.5; at the end of them it is overdue.
    const states = []
    for (const days of [76.4, 76.6, 90]) {
      now = new Date(T0 + days * DAY)
      states.push((await shown('plan')).state)
    }
    expect(states).toEqual(['current', 'due', 'overdue'])
    expect(await samples(REVIEW_METRICS.signed)).toEqual({ plan: T0 / 1000 })
  })

  it('is signed for one configuration: another one that runs is told, and what was not looked at is refused', async () => {
    await sign('plan', { config_hash: 'aaaaaaaa' }).expect(201)
    const other = houseWith('b'.repeat(64))
    expect(await shown('plan', other.app)).toMatchObject({ configChanged: true, state: 'current' })
    const refused = await sign('plan', { config_hash: 'a'.repeat(64) }, other.app).expect(409)
    expect(refused.body).toMatchObject({
      code: 'review_refused',
      detail: expect.stringContaining('bbbbbbbbbbbb runs, not aaaaaaaaaaaa'),
    })
    await sign('plan', { config_hash: 'b' }, other.app).expect(409)
    expect((await shown('plan')).signOffs).toHaveLength(1)
  })

  it('that is a training is due as soon as one of its people is', async () => {
    await sign('command', { person: 'Bob' }).expect(201)
    expect(await shown('command')).toMatchObject({
      state: 'overdue',
      dueAt: null,
      people: [
        { person: 'Ada', last: null },
        { person: 'Bob', last: { by: 'Ada' } },
      ],
    })
    now = new Date(T0 + DAY)
    await sign('command', { person: 'Ada' }).expect(201)
    expect(await shown('command')).toMatchObject({
      state: 'current',
      dueAt: new Date(T0 + 365 * DAY).toISOString(),
      last: { person: 'Ada' },
    })
  })

  it('refuses who is not named, and a person where it is no training', async () => {
    for (const [name, body] of [
      ['command', {}],
      ['command', { person: 'Bobb' }],
      ['plan', { person: 'Bob' }],
      ['plan', { note: '' }],
    ] as const)
      await sign(name, body).expect(400)
    await sign('other', {}).expect(404)
    expect(await entries()).toEqual([])
  })

  it('has a page with a form that goes back to it, and waits for somebody while it is overdue', async () => {
    const waiting = async () => ((await houses.runtime.waiting?.()) ?? []).map(({ name }) => name)
    expect(await waiting()).toEqual(['plan', 'command'])
    const { text } = await request(houses.app).get('/reviews').set('accept', 'text/html').expect(200)
    expect(text).toContain('/reviews/plan')
    const form = { by: 'Ada', note: '', config_hash: 'a'.repeat(64) }
    await request(houses.app)
      .post('/reviews/plan/sign')
      .type('form')
      .send(form)
      .expect(303)
      .expect('location', '/reviews/plan')
    const { text: page } = await request(houses.app).get('/reviews/plan').expect(200)
    expect(page).toContain('signed off')
    expect(await waiting()).toEqual(['command'])
  })

  it('stands in reports to the house, with who signed in the period', async () => {
    await sign('plan', {}).expect(201)
    const interval = { from: new Date(T0), to: new Date(T0 + DAY) }
    const content = await houses.runtime.report?.read({ period: { interval }, locale: 'en' } as never)
    expect(content?.figures).toMatchObject([
      { name: 'command', state: 'overdue', signedInPeriod: 0 },
      { name: 'later' },
      { name: 'plan', state: 'current', lastSignedAt: new Date(T0).toISOString(), signedInPeriod: 1 },
    ])
    expect(houses.runtime.report?.isForCustomers).toBeUndefined()
  })
})
