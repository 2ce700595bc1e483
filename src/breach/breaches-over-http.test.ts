import { afterEach, beforeEach, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import { simpleParser } from 'mailparser'
import request from 'supertest'
import { breachHouse, withOwner, type Verdicts } from '../../test/support/breach-house.js'
import { outboxRows } from '../../test/support/outbox-rows.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { reportConfig } from '../../test/support/report-config.js'
import { createBrowserGuard } from '../http/browser-guard.js'
import { createErrorHandler } from '../http/error-handler.js'
import { knownKeys } from '../http/links/link-key-store.js'
import { createLinkPageWriter } from '../http/links/link-page.js'
import { createLinkRouter } from '../http/links/link-router.js'
import { loadLinkTemplate } from '../http/links/link-template-files.js'
import { loadBaseStyle } from '../page/page-files.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { breachesAnswer } from './breach-answer.js'
import type { BreachAnswers } from './breach-answers-store.js'
import { breachLinks } from './breach-links.js'
import { createBreachesRouter } from './breaches-router.js'

const HOST = 'slo.example'
const PLACE = { id: 1, round: 1 }
const browser = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }

let database: Database
let now: Date
let app: Express
let answers: BreachAnswers

async function find(verdicts: Verdicts): Promise<void> {
  const config = withOwner(reportConfig('smtp://127.0.0.1:9'))
  // One address: it acts by its link in its own name.
  const receivers = [{ kind: 'email', name: 'leadership', to: ['cto@shop.example'] } as const]
  const house = breachHouse({ database, config: { ...config, receivers }, clock: () => now, verdicts: () => verdicts })
  await house.job.run(now, new AbortController().signal)
  answers = house.answers
}

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-10-20T12:00:00Z')
  await find({ '2026-09': 'breached', '2026-10': 'breached' })
  app = express()
    .use(createBrowserGuard({ externalUrl: `http://${HOST}`, hosts: [], host: '127.0.0.1' }))
    .use(createBreachesRouter({ answers }))
    .use(
      createLinkRouter({
        actions: breachLinks({ organisation: 'Example Shop', answers }),
        keys: () => database.read(knownKeys),
        write: createLinkPageWriter(loadLinkTemplate(), loadBaseStyle()),
        clock: () => now,
      }),
    )
    .use(createErrorHandler(createMemoryLogger()))
})

afterEach(() => database.close())

/** Of the newest mail, without its host. */
async function linkOf(): Promise<string> {
  const mail = (await outboxRows(database)).at(-1)
  const { text } = await simpleParser(mail!.body)
  return /http:\/\/slo\.example(\/link\/\S+)/.exec(text ?? '')![1]!
}

const said = async () => (await answers.find(PLACE))?.answers.map(({ by, how, comment }) => ({ by, how, comment }))

it('the link shows what would be acknowledged and changes nothing, however often it is followed; its button does so', async () => {
  const path = await linkOf()
  for (const method of ['get', 'get', 'head'] as const) await request(app)[method](path).set('host', HOST).expect(200)
  expect(await said()).toEqual([])
  const { text } = await request(app).get(path).set('host', HOST)
  expect(text).toContain('Acknowledge the breach of October 2026')
  expect(text).toContain('99.9 % were promised, 99.500 % delivered.')
  expect(text).toContain('2,000.00 EUR')
  expect(text).toContain('Acknowledge as cto@shop.example')
  const done = await request(app).post(path).set(browser).type('form').send({ comment: '<b>seen</b>' }).expect(200)
  expect(done.text).toContain('You acknowledged it on 20 October 2026, 14:00 (UTC+2).')
  expect(done.text).not.toContain('<form')
  await request(app).post(path).set(browser).type('form').send({ comment: 'again' }).expect(200)
  expect(await said()).toEqual([{ by: 'cto@shop.example', how: 'link', comment: '<b>seen</b>' }])
})

it('a forged link is none of ours, one of another breach neither, and an expired one does nothing', async () => {
  const path = await linkOf()
  const post = (to: string) => request(app).post(to).set(browser).type('form').send({})
  await post(`${path.slice(0, -3)}AAA`).expect(404)
  const [payload = '', signature = ''] = path.replace('/link/', '').split('.')
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('1/1', '2/1')).toString('base64url')
  await post(`/link/${other}.${signature}`).expect(404)
  now = new Date('2026-11-20T12:00:00Z')
  await post(path).expect(410)
  await request(app).get(path).set('host', HOST).expect(410)
  expect(await said()).toEqual([])
})

it('the link of a breach that was lifted has nothing to do, nor has that of a round before', async () => {
  const path = await linkOf()
  await find({ '2026-10': 'at_risk' })
  const lifted = await request(app).post(path).set(browser).type('form').send({}).expect(200)
  expect(lifted.text).toContain('It was lifted on 20 October 2026, 14:00 (UTC+2): nothing is left to do.')
  await find({ '2026-10': 'breached' })
  const again = await request(app).post(path).set(browser).type('form').send({}).expect(200)
  expect(again.text).toContain('It was lifted and found again since')
  expect(await said()).toEqual([])
  await request(app)
    .post(await linkOf())
    .set(browser)
    .type('form')
    .send({})
    .expect(200)
  expect((await answers.find({ id: 1, round: 2 }))?.answers).toHaveLength(1)
})

it('a page of another site cannot post it, even with the link', async () => {
  const foreign = { ...browser, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  await request(app)
    .post(await linkOf())
    .set(foreign)
    .type('form')
    .send({})
    .expect(403)
  expect(await said()).toEqual([])
})

const acknowledge = (place: string, body: object) =>
  request(app).post(`/api/v1/agreements/${place}/acknowledge`).set('host', HOST).send(body)

it('the API takes an acknowledgement by the period, says what was said first, and lists what is known', async () => {
  const given = await acknowledge('checkout/enterprise/breaches/2026-10', { by: ' Ada ', comment: 'seen' }).expect(200)
  const first = { by: 'Ada', how: 'api', comment: 'seen', at: '2026-10-20T12:00:00.000Z' }
  expect(given.body).toMatchObject({ period: '2026-10', state: 'acknowledged', acknowledgements: [first] })
  const again = await acknowledge('checkout/enterprise/breaches/2026-10', { by: 'Ada', comment: 'x' }).expect(200)
  expect(again.body).toEqual(given.body)
  const listed = breachesAnswer.parse((await request(app).get('/api/v1/breaches').set('host', HOST)).body)
  expect(listed.data.map(({ period, state }) => `${period} ${state}`)).toEqual([
    '2026-10 acknowledged',
    '2026-09 known',
  ])
  expect((await request(app).get('/api/v1/breaches?state=open').set('host', HOST)).body).toEqual({
    data: [],
    next_cursor: null,
  })
  await request(app).get('/api/v1/breaches?state=closed').set('host', HOST).expect(400)
})

it.each([
  ['checkout/enterprise/breaches/2026-08', { by: 'Ada' }, 404, 'known of 2026-08: there is 2026-10, 2026-09'],
  ['checkout/basic/breaches/2026-10', { by: 'Ada' }, 404, 'none is known of any period'],
  ['checkout/enterprise/breaches/2026-10', { by: ' ' }, 400, 'by'],
  ['checkout/enterprise/breaches/2026-10', {}, 400, 'by'],
  ['checkout/enterprise/breaches/2026-10', { by: 'Ada', note: 'x' }, 400, 'note'],
])('the API refuses %s with %j, and says what it expects', async (...[place, body, status, words]) => {
  const refused = await acknowledge(place, body).expect(status)
  expect(JSON.stringify(refused.body)).toContain(words)
  expect(await said()).toEqual([])
})

it('the API says of a breach that was lifted that nothing is left to acknowledge', async () => {
  await find({ '2026-10': 'on_track' })
  const refused = await acknowledge('checkout/enterprise/breaches/2026-10', { by: 'Ada' }).expect(404)
  expect(JSON.stringify(refused.body)).toContain('was lifted on 20 October 2026, 14:00 (UTC+2): nothing is left')
})
