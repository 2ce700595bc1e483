import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { drillHouse } from '../../test/support/drill-house.js'
import { sampleDrill } from '../../test/support/sample-drill.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { DRILL_METRICS } from './drill-metrics.js'
import { drillRunAnswer, drillRunsAnswer, drillsAnswer } from './over-http/drill-answer.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')
const DAY = 86_400_000

let database: Database
let now: Date
let house: ReturnType<typeof drillHouse>

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date(T0)
  const talk = sampleDrill({
    name: 'talk',
    type: 'tabletop',
    failureClass: 'human',
    checks: [],
    steps: [],
    everySeconds: null,
  })
  house = drillHouse({ database, clock: () => now, drills: [sampleDrill(), talk] })
  await house.runtime.jobs?.[0]?.first?.(new AbortController().signal)
})

afterEach(() => database.close())

const at = (seconds: number) => {
  now = new Date(T0 + seconds * 1000)
}
const post = (path: string, body: object = {}) =>
  request(house.app)
    .post(`/api/v1/drills/runs${path}`)
    .send({ by: 'anna', ...body })
const start = (drill = 'restore-orders') => post('', { service: 'checkout', drill })
const say = async (what: string, body: object = {}) =>
  drillRunAnswer.parse((await post(`/r1/${what}`, body).expect(200)).body)
const tick = () => house.runtime.jobs?.[0]?.run(now, new AbortController().signal)
const passes = (check: string, body: object = {}) => say('check', { check, passed: true, detail: 'ok', ...body })

describe('a run', () => {
  it('is measured from the failure to the last check, with what was lost', async () => {
    expect(drillRunAnswer.parse((await start().expect(201)).body)).toMatchObject({ id: 'r1', state: 'running' })
    at(60)
    await say('milestone', { milestone: 'injected' })
    at(300)
    await say('check', { check: 'http', passed: false, detail: 'status 503 instead of 200' })
    at(600)
    await passes('tcp')
    at(660)
    await passes('http', { ago: 1.5 })
    await say('recovery-point', { point: '2026-11-03T11:50:00Z' })
    at(700)
    const run = await say('finish')
    // By hand: 660 − 1.5 − 60 s; from 11:50:00 to 12:01:00.
    expect(run).toMatchObject({ state: 'passed', rtoActualSeconds: 598.5, isRtoMet: true, rpoActualSeconds: 660 })
    expect(run.timeline.map(({ text }) => text)).toEqual([
      'injected',
      'check http fails: status 503 instead of 200',
      'check tcp passes: ok',
      'check http passes: ok',
      'the newest data that came back is of 2026-11-03T11:50:00.000Z',
      'the run is over',
    ])
  })

  it('has its pauses told and never taken off', async () => {
    await start()
    at(100)
    expect(await say('pause', { reason: 'lunch' })).toMatchObject({ state: 'paused' })
    at(1900)
    await say('resume')
    await passes('http')
    expect(await passes('tcp')).toMatchObject({ rtoActualSeconds: 1900, pausedSeconds: 1800, isRtoMet: false })
    expect(await say('finish')).toMatchObject({ state: 'passed', isRtoMet: false })
  })

  it('without a check that passed has failed, and says so in words', async () => {
    await start()
    const run = await say('finish', { reason: 'step 1, Restore it: ended with 1' })
    expect(run).toMatchObject({ state: 'failed', rtoActualSeconds: null, reason: 'step 1, Restore it: ended with 1' })
  })

  it('takes findings and a review once it is over, and nothing else', async () => {
    await start()
    await post('/r1/review', { text: 'fine' }).expect(409)
    await say('abandon', { reason: 'fire alarm' })
    await post('/r1/check', { check: 'http', passed: true }).expect(409)
    const found = await say('finding', { text: 'the key was missing', owner: 'bob' })
    const number = found.findings[0]?.number ?? 0
    now = new Date(T0 + 60_000)
    expect((await say('finding-done', { finding: number })).findings).toMatchObject([
      { owner: 'bob', doneAt: now.toISOString() },
    ])
    expect(await say('review', { text: 'take the key along' })).toMatchObject({
      state: 'abandoned',
      reviewedAt: now.toISOString(),
    })
  })

  it('says once what stays as it was', async () => {
    await start()
    await passes('http')
    at(10)
    expect((await passes('http')).timeline).toHaveLength(1)
  })

  it('is the only one of its drill', async () => {
    await start().expect(201)
    const refused = await start().expect(409)
    expect(refused.body).toMatchObject({ code: 'drill_refused' })
    expect(JSON.stringify(refused.body)).toContain('its run is r1')
    await start('talk').expect(201)
  })
})

describe('a deadline that goes by', () => {
  it.each([
    ['abandons a run of which no check was tried', () => Promise.resolve(), 'abandoned'],
    ['fails a run whose checks did not pass', () => say('check', { check: 'http', passed: false }), 'failed'],
    [
      'passes a run whose checks passed and that nobody ended',
      () => Promise.all([passes('http'), passes('tcp')]),
      'passed',
    ],
  ])('%s', async (_what, before, state) => {
    await start()
    await before()
    at(3600)
    await tick()
    expect((await request(house.app).get('/api/v1/drills/runs/r1')).body).toMatchObject({ closedAt: null })
    at(3601)
    await tick()
    const run = drillRunAnswer.parse((await request(house.app).get('/api/v1/drills/runs/r1').expect(200)).body)
    expect(run).toMatchObject({ state, reason: 'the deadline of 2026-11-03T13:00:00.000Z went by' })
  })
})

describe('what is refused in words', () => {
  it.each([
    ['check', { check: 'htpp', passed: true }, 'the run has no check htpp: it has http, tcp'],
    ['step', { step: 1, outcome: 'done' }, 'the run has no step 1: it has 0'],
    ['resume', {}, 'the run is not paused'],
    ['milestone', { milestone: 'injected', at: '2026-11-03T13:00:00Z' }, 'expected an instant that is not to come'],
    [
      'check',
      { check: 'http', passed: true, at: '2026-11-03T11:00:00Z' },
      'which was declared at 2026-11-03T12:00:00.000Z',
    ],
    ['finding-done', { finding: 7 }, 'the run has no finding 7'],
  ])('%s %j', async (what, body, words) => {
    await start()
    expect(JSON.stringify((await post(`/r1/${what}`, body).expect(409)).body)).toContain(words)
  })

  it('an unknown drill, service, run, and a body that says something else', async () => {
    expect(JSON.stringify((await start('restore-order').expect(400)).body)).toContain('did you mean restore-orders?')
    expect(JSON.stringify((await post('', { service: 'x', drill: 'y' }).expect(400)).body)).toContain(
      'service with drills',
    )
    await post('/none/finish').expect(404)
    await start()
    await post('/r1/pause', { reason: 'x', why: 'y' }).expect(400)
  })
})

describe('lists and figures', () => {
  it('say when a drill was passed last, and when it is due', async () => {
    const list = async () => drillsAnswer.parse((await request(house.app).get('/api/v1/drills')).body).data
    expect(await list()).toMatchObject([
      { name: 'restore-orders', lastOutcome: null, dueAt: '2026-12-03T12:00:00.000Z', overdueSeconds: null },
      { name: 'talk', dueAt: null },
    ])
    await start()
    await passes('http')
    await passes('tcp')
    expect((await list())[0]).toMatchObject({ openRun: 'r1' })
    at(900)
    await say('finish')
    now = new Date(T0 + 900_000 + 31 * DAY)
    expect((await list())[0]).toMatchObject({
      openRun: null,
      lastOutcome: 'passed',
      rtoActualSeconds: 0,
      overdueSeconds: 86_400,
    })
  })

  it('have runs, newest first, by pages', async () => {
    await start()
    await say('finish')
    at(10)
    await start('talk')
    const page = async (query: object) =>
      drillRunsAnswer.parse((await request(house.app).get('/api/v1/drills/runs').query(query)).body)
    const first = await page({ limit: 1 })
    expect(first.data.map(({ id }) => id)).toEqual(['r2'])
    expect((await page({ limit: 1, cursor: first.next_cursor })).data.map(({ id }) => id)).toEqual(['r1'])
    expect((await page({ drill: 'restore-orders' })).data.map(({ id }) => id)).toEqual(['r1'])
  })

  it('are told as metrics', async () => {
    const value = async (name: string, labels: object = {}) => {
      const samples = (await house.runtime.readSamples?.()) ?? []
      const has = Object.entries(labels)
      return samples.find((one) => one.name === name && has.every(([key, said]) => one.labels[key] === said))?.value
    }
    await start()
    expect(await value(DRILL_METRICS.open, { drill: 'restore-orders' })).toBe(1)
    expect(await value(DRILL_METRICS.successRatio)).toBeUndefined()
    at(42)
    await passes('http')
    await passes('tcp')
    await say('finish')
    await start()
    await post('/r2/finish').expect(200)
    await start('talk')
    await post('/r3/finish').expect(200)
    expect(await value(DRILL_METRICS.successRatio)).toBe(0.5)
    expect(await value(DRILL_METRICS.runs, { outcome: 'tabletop' })).toBe(1)
    expect(await value(DRILL_METRICS.rtoActual, { source: 'drill', drill: 'restore-orders' })).toBe(42)
    expect(await value(DRILL_METRICS.lastSuccess, { drill: 'restore-orders' })).toBe(T0 / 1000 + 42)
    expect(await value(DRILL_METRICS.classLastSuccess, { class: 'human' })).toBe(T0 / 1000 + 42)
    expect(await value(DRILL_METRICS.overdue, { drill: 'restore-orders' })).toBe(0)
    expect(await value(DRILL_METRICS.overdue, { drill: 'talk' })).toBeUndefined()
    now = new Date(T0 + 40 * DAY)
    expect(await value(DRILL_METRICS.overdue, { drill: 'restore-orders' })).toBe(1)
  })
})
