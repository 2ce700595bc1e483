import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { agreementConfig, agreementWorld } from '../../../test/support/agreement-world.js'
import { figuresOf, strayFigures } from '../../../test/support/page-figures.js'
import { monthlySla, reportConfig } from '../../../test/support/report-config.js'
import type { StillDaemon } from '../../../test/support/still-daemon.js'
import { readEventsOf } from '../../event/event-store.js'
import { reportEvents } from '../report-events.js'
import { reportRecordAnswer } from '../report-record-answer.js'

const { email, receivers } = reportConfig('smtp://127.0.0.1:9')
const common = { ...monthlySla, timezone: 'UTC', formats: ['html', 'csv', 'json'] as const }
const config = {
  ...agreementConfig(),
  ...{ email, receivers },
  reports: [
    { ...common, name: 'asked', acknowledge: { withinSeconds: 3 * 86_400, policy: null } },
    {
      ...common,
      name: 'held',
      approvers: ['leadership'],
      coverage: { customer: 'ACME' },
      audience: 'customer' as const,
    },
  ],
}

let daemon: StillDaemon
const [ASKED, HELD] = ['2026-000001', '2026-000002']

/** Both reports of September, in the morning of the first of October. */
async function start() {
  daemon = await agreementWorld(config)
  const later = daemon.now
  daemon.now = new Date('2026-10-01T08:00:00Z')
  await daemon.run('report:asked')
  await daemon.run('report:held')
  daemon.now = later
}

const page = async (path: string) => (await request(daemon.answer).get(path).expect(200)).text
const twin = async (path: string): Promise<unknown> => (await request(daemon.answer).get(path).expect(200)).body
const record = async (number: string) => reportRecordAnswer.parse(await twin(`/api/v1/reports/${number}`))
const send = (path: string, fields: object) => request(daemon.answer).post(path).type('form').send(fields)

describe('the archive of reports', () => {
  beforeAll(start)

  afterAll(() => daemon.close())

  it('is listed, and found by what reports cover and how they stand', async () => {
    const all = await page('/reports')
    for (const number of [ASKED, HELD]) expect(all).toContain(`href="/reports/${number}"`)
    expect(all).toMatch(/not acknowledged[\s\S]*waits for approval|waits for approval[\s\S]*not acknowledged/)
    expect(await page('/reports?state=waits')).not.toContain(ASKED)
    expect(await page('/reports?period=2026-09&service=checkout&customer=ACME')).toContain(HELD)
    expect(await page('/reports?period=2026-08')).toContain('No report is like that')
    expect(await page('/reports?service=nobody')).toContain('No report is like that')
  })

  it('is listed over HTTP in the same order, a page at a time', async () => {
    const first = (await twin('/api/v1/reports?limit=1')) as { data: { number: string }[]; next_cursor: string }
    const second = (await twin(`/api/v1/reports?limit=1&cursor=${first.next_cursor}`)) as typeof first
    expect([...first.data, ...second.data].map(({ number }) => number)).toEqual([HELD, ASKED])
    expect(second.next_cursor).toBeNull()
    expect(await twin('/api/v1/reports?state=waits&customer=ACME')).toMatchObject({
      data: [{ number: HELD, revision: 1, report: 'held', period: '2026-09', state: 'waits' }],
    })
    await request(daemon.answer).get('/api/v1/reports?state=lost').expect(400)
  })

  it('tells of a report what its twin tells', async () => {
    const text = await page(`/reports/${ASKED}`)
    expect(figuresOf(text)).toHaveLength(3)
    expect(strayFigures(text, await twin(`/api/v1/reports/${ASKED}`))).toEqual([])
    expect(await record(ASKED)).toMatchObject({
      ...{ number: ASKED, report: 'asked', period: '2026-09' },
      revisions: [{ revision: 1, approval: null, acknowledgements: [], version: '1.2.3' }],
    })
    expect(text).toContain('cto@shop.example')
    expect(text).toContain('Nobody has acknowledged it.')
  })

  it('hands out the files as they were issued', async () => {
    const { files = [] } = (await record(ASKED)).revisions[0] ?? {}
    for (const format of ['html', 'csv', 'json']) {
      const answer = await request(daemon.answer).get(`/reports/${ASKED}/1/${format}`).responseType('blob').expect(200)
      expect((answer.body as Buffer).byteLength).toBe(files.find((file) => file.format === format)?.size)
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'none';.*sandbox/)
    }
    const { text } = await request(daemon.answer).get(`/reports/${ASKED}/1/html`)
    // 4,320,000 requests, of which 3,600 failed.
    expect(text).toContain('99.916')
    await request(daemon.answer).get(`/reports/${ASKED}/1/pdf`).expect(404)
    await request(daemon.answer).get(`/reports/${ASKED}/7/html`).expect(404)
    await request(daemon.answer).get(`/reports/${ASKED}/1/exe`).expect(400)
  })

  it('says that there is no such report', async () => {
    const { text } = await request(daemon.answer).get('/reports/2026-000099').set('accept', 'text/html').expect(404)
    expect(text).toContain('there is no report 2026-000099')
  })
})

describe('what people do to a report', () => {
  beforeAll(start)

  afterAll(() => daemon.close())

  it('is acknowledged once somebody says who they are', async () => {
    const nameless = await send(`/reports/${ASKED}/acknowledge`, { comment: 'seen' }).expect(400)
    expect(nameless.text).toContain('Your name: say who you are')
    expect(nameless.text).toContain('value="seen"')
    const { headers } = await send(`/reports/${ASKED}/acknowledge`, { comment: 'seen', by: 'ann' }).expect(303)
    expect(headers['location']).toBe(`/reports/${ASKED}?said=acknowledge`)
    expect(await page(headers['location'] ?? '')).toContain('It is acknowledged.')
    expect((await record(ASKED)).revisions[0]?.acknowledgements).toMatchObject([
      { by: 'ann', how: 'page', comment: 'seen' },
    ])
    expect(await page('/reports?state=read')).toContain(ASKED)
  })

  it('is approved where it waits, and cannot be acknowledged or sent before', async () => {
    const early = await send(`/reports/${HELD}/send-again`, { by: 'ann', to: '' }).expect(400)
    expect(early.text).toContain(`revision 1 of the report ${HELD} was not sent`)
    expect((await send(`/reports/${HELD}/acknowledge`, { by: 'ann' }).expect(400)).text).toContain(
      'it was sent to nobody yet',
    )
    expect((await send(`/reports/${HELD}/reject`, { by: 'ann' }).expect(400)).text).toContain('Why: say why')
    await send(`/reports/${HELD}/approve`, { by: 'ann', comment: '' }).expect(303)
    expect((await record(HELD)).revisions[0]?.approval?.decision).toMatchObject({
      kind: 'approve',
      by: 'ann',
      how: 'page',
    })
    expect(await page(`/reports/${HELD}`)).toContain('Approved by ann')
    const late = await send(`/reports/${HELD}/reject`, { by: 'ben', comment: 'no' }).expect(400)
    expect(late.text).toContain('role="alert"')
  })

  it('is sent again to somebody who takes reports', async () => {
    const before = (await record(ASKED)).revisions[0]?.messages.length ?? 0
    await send(`/reports/${ASKED}/send-again`, { by: 'ann', to: 'payments-team' }).expect(303)
    const { messages = [] } = (await record(ASKED)).revisions[0] ?? {}
    expect(messages.length).toBeGreaterThan(before)
    expect(messages.at(-1)?.again).toMatchObject({ time: 1, by: 'ann' })
    const report = { kind: 'report', id: 'asked:2026-09' }
    const events = await daemon.database.read((reader) => readEventsOf(reader, reportEvents, report))
    expect(events.at(-1)?.event).toMatchObject({ kind: 'report_sent_again', data: { by: 'ann', how: 'page' } })
    const nobody = await send(`/reports/${ASKED}/send-again`, { by: 'ann', to: 'nobody' }).expect(400)
    expect(nobody.text).toContain('there is no receiver nobody that takes reports')
  })

  it('is made again, by page and by API, and says why', async () => {
    await send(`/reports/${ASKED}/revise`, { by: 'ann', comment: 'the logo was wrong' }).expect(303)
    const [newest, first] = (await record(ASKED)).revisions
    expect([newest?.revision, first?.revision]).toEqual([2, 1])
    expect(newest?.reason).toContain('the logo was wrong')
    expect(await page(`/reports/${ASKED}`)).toContain('Revision 1, superseded')
    const answer = await request(daemon.answer)
      .post(`/api/v1/reports/${ASKED}/revise`)
      .send({ by: 'ben', why: 'and again' })
      .expect(200)
    expect(reportRecordAnswer.parse(answer.body).revisions[0]).toMatchObject({ revision: 3 })
    await request(daemon.answer).post('/api/v1/reports/2026-000099/revise').send({ by: 'ben', why: 'x' }).expect(404)
    await request(daemon.answer).post(`/api/v1/reports/${ASKED}/revise`).send({ by: 'ben' }).expect(400)
  })
})
