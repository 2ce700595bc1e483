import { anna } from '../../test/support/initiators.js'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import { simpleParser } from 'mailparser'
import request from 'supertest'
import { october } from '../../test/support/agreement-results.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { monthlySla, reportConfig } from '../../test/support/report-config.js'
import { reportHouse, type ReportHouse } from '../../test/support/report-house.js'
import type { Config } from '../config/config.js'
import { createBrowserGuard } from '../http/browser-guard.js'
import { createErrorHandler } from '../http/error-handler.js'
import { knownKeys } from '../http/links/link-key-store.js'
import { createLinkPageWriter } from '../http/links/link-page.js'
import { createLinkRouter } from '../http/links/link-router.js'
import { loadLinkTemplate } from '../http/links/link-template-files.js'
import { loadBaseStyle } from '../page/page-files.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { issueReport } from './issue-report.js'
import { createReportAnswersRouter } from './report-answers-router.js'
import { answerSamples } from './answer-samples.js'
import { createReportAnswers, unacknowledgedSince, type ReportAnswers } from './report-answers-store.js'
import { createApprovals } from './approval/approvals-store.js'
import { readAllFiles, readPage } from './report-files-store.js'
import { reportLinks, type ReportLinksParts } from './report-links.js'
import { reviseReport } from './revise-report.js'

const PLACE = { number: '2026-000001', revision: 1 }
const HOST = 'slo.example'

let database: Database
let now: Date
let app: Express
let answers: ReportAnswers
let house: ReportHouse

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-01T07:00:00Z')
  const base = reportConfig('smtp://127.0.0.1:9')
  const config = { ...base, server: { ...base.server, externalUrl: `http://${HOST}` } }
  const clock = () => now
  house = reportHouse({ database, config, clock })
  const settings = { ...monthlySla, acknowledge: { withinSeconds: 3 * 86_400, policy: null } }
  await issueReport(house.issue, settings, october)
  answers = createReportAnswers({ database, clock, steps: ignoreSteps })
  const findByNumber = (number: string) => house.issue.archive.findByNumber(number)
  const write = createLinkPageWriter(loadLinkTemplate(), loadBaseStyle())
  const keys = () => database.read(knownKeys)
  app = express()
    .use(createBrowserGuard({ externalUrl: `http://${HOST}`, hosts: [], host: '127.0.0.1' }))
    .use(createReportAnswersRouter({ answers, findByNumber }))
    .use(createLinkRouter({ actions: reportLinks(linkParts(config)), keys, write, clock }))
    .use(createErrorHandler(createMemoryLogger()))
})

afterEach(() => database.close())

function linkParts(config: Config): ReportLinksParts {
  const { issue, outbox } = house
  return {
    ...{ config, answers },
    approvals: createApprovals({ ...issue, config, database, outbox, clock: () => now }),
    findByNumber: (number) => issue.archive.findByNumber(number),
    readPage: (place) => database.read((reader) => readPage(reader, place)),
  }
}

interface AskedMail {
  readonly to: string
  readonly html: string
  readonly text: string
  /** Without the host. */
  readonly path: string
}

async function mails(): Promise<readonly AskedMail[]> {
  const files = await database.read((reader) => readAllFiles(reader, PLACE))
  const asked: AskedMail[] = []
  for (const { recipient, bytes } of files.filter(({ format }) => format === 'eml')) {
    const { html, text } = await simpleParser(Buffer.from(bytes), { skipImageLinks: true })
    const page = typeof html === 'string' ? html : ''
    const path = /href="http:\/\/slo\.example(\/link\/[^"]+)"/.exec(page)?.[1] ?? ''
    asked.push({ to: recipient, html: page, text: text ?? '', path })
  }
  return asked
}

const browser = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }

it('each recipient gets a mail of their own with a link of their own, and none gets two', async () => {
  const asked = await mails()
  expect(asked.map(({ to }) => to)).toEqual(['coo@shop.example', 'cto@shop.example', 'payments@shop.example'])
  expect(new Set(asked.map(({ path }) => path)).size).toBe(3)
  for (const { path, text, html } of asked) {
    expect(text).toContain(`http://${HOST}${path}\n`)
    expect(text).toContain('Please acknowledge this report by 4 November 2026, 08:00 (UTC+1).')
    expect(html).not.toContain('<!--answer-->')
  }
  expect(await house.outbox.pending()).toBe(3)
})

it('a correction answers to the mail that the same person got', async () => {
  const settings = { ...monthlySla, acknowledge: { withinSeconds: 3 * 86_400, policy: null } }
  const byHand = { kind: 'by_hand', by: 'ann', why: 'the wrong logo' } as const
  await reviseReport(house.issue, settings, { period: october, byHand })
  const [first, second] = await Promise.all(
    [1, 2].map(async (revision) => {
      const files = await database.read((reader) => readAllFiles(reader, { ...PLACE, revision }))
      return Promise.all(
        files.filter(({ format }) => format === 'eml').map(({ bytes }) => simpleParser(Buffer.from(bytes))),
      )
    }),
  )
  expect(first).toHaveLength(3)
  expect(second?.map(({ inReplyTo }) => inReplyTo)).toEqual(first?.map(({ messageId }) => messageId))
})

it('following the link shows who would acknowledge what and changes nothing, however often a scanner does', async () => {
  const [, { path } = { path: '' }] = await mails()
  for (let time = 0; time < 3; time++) {
    const page = await request(app)
      .get(path)
      .set({ host: HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Acknowledge as cto@shop.example')
    expect(page.text).toContain('2026-000001, revision 1')
  }
  await request(app).head(path).set('host', HOST).expect(200)
  expect(await answers.of(PLACE)).toEqual([])
})

it('the POST of that page acknowledges in the name of the recipient, and a second one says when that was', async () => {
  const [, { path } = { path: '' }] = await mails()
  const first = await request(app).post(path).set(browser).type('form').send({ comment: ' Read, <b>thanks</b>. ' })
  expect(first.text).toContain('You acknowledged it on 1 November 2026, 08:00 (UTC+1).')
  now = new Date('2026-11-02T09:00:00Z')
  const second = await request(app).post(path).set(browser).type('form').send({ comment: 'again' })
  expect(second.text).toContain('You acknowledged it on 1 November 2026, 08:00 (UTC+1).')
  expect(second.text).not.toContain('<form')
  const said = { kind: 'acknowledge', by: 'cto@shop.example', how: 'link', comment: 'Read, <b>thanks</b>.' }
  expect(await answers.of(PLACE)).toEqual([{ ...said, at: new Date('2026-11-01T07:00:00Z') }])
})

it('the page says to the house who has acknowledged already, to a customer only whether they have themselves', async () => {
  await answers.give({ place: PLACE, by: 'mallory@shop.example', comment: null, how: 'link', initiator: anna })
  const factsFor = async (audience: 'internal' | 'customer', recipient: string) => {
    const config = reportConfig('smtp://127.0.0.1:9', { reports: [{ ...monthlySla, audience }] })
    const [link] = reportLinks(linkParts(config))
    return (await link?.describe('2026-000001/1', recipient))?.facts.filter(({ label }) => label === 'Acknowledged')
  }
  const said = [{ label: 'Acknowledged', value: 'mallory@shop.example, 1 November 2026, 08:00 (UTC+1)' }]
  expect(await factsFor('internal', 'it@acme.example')).toEqual(said)
  expect(await factsFor('customer', 'it@acme.example')).toEqual([])
  expect(await factsFor('customer', 'mallory@shop.example')).toEqual(said)
})

it('the page sends the origin of its form, keeps its address to itself, and loads and sends nothing elsewhere', async () => {
  const [{ path } = { path: '' }] = await mails()
  const { headers } = await request(app).get(path).set('host', HOST)
  // With `no-referrer` a browser would send `Origin: null` with the form, which the guard takes for a foreign page.
  expect(headers['referrer-policy']).toBe('same-origin')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("form-action 'self'")
  expect(headers['cache-control']).toBe('no-store')
})

it('a page of another site cannot post it, even with the link', async () => {
  const [{ path } = { path: '' }] = await mails()
  for (const origin of ['https://evil.example', 'null'])
    await request(app)
      .post(path)
      .set({ ...browser, origin, 'sec-fetch-site': 'cross-site' })
      .type('form')
      .send({})
      .expect(403)
  expect(await answers.of(PLACE)).toEqual([])
})

it('an expired link does nothing, a changed one is none of ours, and too long a comment is refused', async () => {
  const [{ path } = { path: '' }] = await mails()
  await request(app)
    .post(`${path.slice(0, -3)}AAA`)
    .set(browser)
    .type('form')
    .send({})
    .expect(404)
  await request(app)
    .post(path)
    .set(browser)
    .type('form')
    .send({ comment: 'x'.repeat(2001) })
    .expect(400)
  now = new Date('2026-12-02T07:00:00Z')
  await request(app).post(path).set(browser).type('form').send({}).expect(410)
  expect(await answers.of(PLACE)).toEqual([])
})

it('the API takes an answer to the revision that stands, by its number however it is written', async () => {
  const given = await request(app)
    .post('/api/v1/reports/2026-1/acknowledge')
    .set('host', HOST)
    .send({ by: ' Ada ' })
    .expect(200)
  const said = { ...PLACE, by: 'Ada', at: '2026-11-01T07:00:00.000Z', how: 'api', comment: null }
  expect(given.body).toEqual(said)
  now = new Date('2026-11-05T07:00:00Z')
  const again = await request(app)
    .post('/api/v1/reports/2026-000001/acknowledge')
    .set('host', HOST)
    .send({ by: 'Ada', comment: 'x' })
  expect(again.body).toEqual(said)
  const post = (number: string, body: object) =>
    request(app).post(`/api/v1/reports/${number}/acknowledge`).set('host', HOST).send(body)
  await post('2026-000002', { by: 'Ada' }).expect(404)
  await post('2026-000001', { by: 'Ada', revision: 2 }).expect(404)
  await post('2026-000001', { by: ' ' }).expect(400)
  await post('2026-000001', {}).expect(400)
})

it('a report that waits for an answer is counted, overdue from the end of its time on, and not once it is answered', async () => {
  const settings = { ...monthlySla, acknowledge: { withinSeconds: 3 * 86_400, policy: null } }
  const counted = async () => {
    const samples = answerSamples([settings], await database.read(unacknowledgedSince), now)
    return samples.map(({ name, value }) => [name, value])
  }
  const both = (waiting: number, overdue: number) => [
    ['plimsoll_reports_unacknowledged', waiting],
    ['plimsoll_reports_overdue', overdue],
  ]
  expect(await counted()).toEqual(both(1, 0))
  now = new Date('2026-11-04T07:00:00Z')
  expect(await counted()).toEqual(both(1, 1))
  await answers.give({ place: PLACE, by: 'Ada', how: 'api', comment: null, initiator: anna })
  expect(await counted()).toEqual(both(0, 0))
  expect(answerSamples([monthlySla], await database.read(unacknowledgedSince), now)).toEqual([])
})
