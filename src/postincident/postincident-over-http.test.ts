import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { act, incidentsOverHttp, minute } from '../../test/support/incidents-over-http.js'
import { figuresOf, twinOf, valueAt } from '../../test/support/page-figures.js'
import { postIncidentHouse } from '../../test/support/postincident-house.js'
import { writeDeployment } from '../deployment/deployment-store.js'
import type { Deployment } from '../deployment/deployment.js'
import { actionAnswer, actionsAnswer } from '../action/action-answer.js'
import { POST_INCIDENT_METRICS } from './postincident-metrics.js'
import { postIncidentAnswer } from './postincident-paths.js'

const { scene, open } = incidentsOverHttp()

const REPORT = '/api/v1/incidents/1/report'
const WRITTEN = {
  summary: 'Cards were refused.\n\nMany of them.',
  causes: 'A pool ran dry.',
  lessons: 'Watch the pool.',
}

/** An incident that began at minute 0 and was resolved at minute 20, and the room that learns of it. */
async function afterTheIncident() {
  const incidents = await open()
  scene.now = minute(20)
  await act(incidents, '1/resolve', { by: 'Ada' })
  const { app, runtime } = postIncidentHouse({
    ...{ database: scene.database, clock: () => scene.now },
    trouble: { from: minute(0), to: minute(20) },
  })
  const post = (path: string, body: object = {}) =>
    request(app)
      .post(path)
      .send({ by: 'anna', ...body })
  const report = async () => postIncidentAnswer.parse((await request(app).get(REPORT).expect(200)).body)
  const add = async (due: string, text = 'Alert on the pool') => {
    const body = { text, owner: 'Bob', due }
    return actionAnswer.parse((await post('/api/v1/incidents/1/actions', body).expect(201)).body)
  }
  const samples = async () => {
    const all = (await runtime.readSamples?.()) ?? []
    return Object.fromEntries(all.map(({ name, labels, value }) => [`${name} ${labels['state'] ?? ''}`.trim(), value]))
  }
  return { app, post, report, add, samples, runtime }
}

const audited = async () => {
  const rows = await scene.database.read((reader) =>
    reader.selectFrom('audit_entry').select(['action', 'actor_name']).orderBy('seq').execute(),
  )
  return rows
    .filter(({ action }) => /^(post-incident|action)\./.test(action))
    .map((row) => Object.values(row).join(' '))
}

describe('the evidence', () => {
  it('is what was counted from the onset to the recovery, and the share of the budget that it took', async () => {
    const { report } = await afterTheIncident()
    const { evidence, state, missing } = await report()
    expect(evidence.details.recurrence).toMatchObject({ days: 90, ordinal: 1, earlier: [], later: [] })
    expect([state, missing]).toEqual(['draft', ['summary', 'causes', 'lessons']])
    const [objective] = evidence.objectives
    // 20 min of 100 events, half of them bad. Budget of 30 d at 99.9 %: 43,200 min x 100 x 0.001 = 4,320 events.
    expect(objective).toMatchObject({ slo: 'availability', objective: 0.999, events: 2000, errors: 1000 })
    expect(objective?.budgetShare).toBeCloseTo(1000 / 4320, 10)
    expect(objective?.course).toMatchObject({ from: minute(-15).toISOString(), stepSeconds: 60 })
    // Of the fifteen minutes behind, none has come yet.
    expect(objective?.course.badShares).toEqual([...Array<number>(15).fill(0), ...Array<number>(20).fill(0.5)])
  })

  it('has the deployments that may have brought it about, up to two hours before', async () => {
    const { report } = await afterTheIncident()
    const deployment = (id: string, startedAt: Date): Deployment => ({
      ...{ id, service: 'checkout', environment: 'production', version: id, strategy: 'in_place', canary: null },
      ...{ committedAt: null, origin: null, startedAt, startedBy: 'ci', finishedAt: null, watchedTo: startedAt },
      ...{ judgement: null, rolledBack: null },
    })
    await scene.database.write(async (transaction) => {
      await writeDeployment(transaction, deployment('old', minute(-121)))
      await writeDeployment(transaction, deployment('v2', minute(-10)))
      await writeDeployment(transaction, { ...deployment('other', minute(-10)), service: 'search' })
    })
    expect((await report()).evidence.deployments.map(({ version }) => version)).toEqual(['v2'])
  })
})

describe('a report', () => {
  it('is written part by part, filed, and stays as it is until it is reopened', async () => {
    const { post, report } = await afterTheIncident()
    await post(REPORT, { summary: WRITTEN.summary }).expect(200)
    const early = await post(`${REPORT}/file`).expect(409)
    expect(early.body).toMatchObject({
      code: 'post_incident_refused',
      detail: 'the report of #1 is not written yet: causes, lessons',
    })
    await post(REPORT, { causes: WRITTEN.causes, lessons: WRITTEN.lessons }).expect(200)
    scene.now = minute(60)
    await post(`${REPORT}/file`).expect(200)
    scene.now = minute(90)
    const filed = await report()
    expect(filed).toMatchObject({
      state: 'filed',
      filedBy: 'anna',
      parts: WRITTEN,
      writtenAt: minute(20).toISOString(),
    })
    expect(filed.evidence.readAt).toBe(minute(60).toISOString())
    expect((await post(REPORT, { causes: 'another' }).expect(409)).body).toMatchObject({
      detail: `the report of #1 was filed by anna at ${minute(60).toISOString()}: reopen it to write it again`,
    })
    await post(`${REPORT}/file`).expect(409)
    await post(`${REPORT}/reopen`).expect(200)
    await post(REPORT, { causes: '', went_well: 'The pager.' }).expect(200)
    const again = await report()
    expect(again).toMatchObject({ state: 'draft', missing: ['causes'] })
    expect(again.evidence.readAt).toBe(minute(90).toISOString())
    expect(await audited()).toEqual([
      ...['post-incident.write anna', 'post-incident.write anna', 'post-incident.file anna'],
      ...['post-incident.reopen anna', 'post-incident.write anna'],
    ])
  })

  it('that was filed is told as it was, or not at all', async () => {
    const { app, post } = await afterTheIncident()
    await post(REPORT, WRITTEN).expect(200)
    await post(`${REPORT}/file`).expect(200)
    await scene.database.write((transaction) =>
      transaction.updateTable('post_incident_report').set({ evidence: '{}' }).execute(),
    )
    await request(app).get(REPORT).expect(500)
  })

  it('leaves no entry where nothing is written anew', async () => {
    const { post } = await afterTheIncident()
    await post(REPORT, WRITTEN).expect(200)
    await post(REPORT, WRITTEN).expect(200)
    expect(await audited()).toEqual(['post-incident.write anna'])
  })

  it('of an incident that goes on is not filed', async () => {
    await open()
    const trouble = { from: minute(0), to: minute(20) }
    const { app } = postIncidentHouse({ database: scene.database, clock: () => scene.now, trouble })
    await request(app)
      .post(REPORT)
      .send({ by: 'anna', ...WRITTEN })
      .expect(200)
    const refused = await request(app).post(`${REPORT}/file`).send({ by: 'anna' }).expect(409)
    expect(refused.body).toMatchObject({ detail: 'incident #1 is open: its report is filed when it is resolved' })
    await request(app).get('/api/v1/incidents/9/report').expect(404)
  })

  it('can be read as Markdown, text, HTML and PDF, in which nothing acts', async () => {
    const { app, post, add } = await afterTheIncident()
    await post(REPORT, { ...WRITTEN, summary: 'See <script>alert(1)</script>' }).expect(200)
    await add('2026-12-24')
    const markdown = await request(app).get(`${REPORT}.md`).expect(200)
    expect(markdown.text).toContain('## Summary\n\nSee \\<script\\>alert(1)\\</script\\>\n')
    expect(markdown.text).toContain('| Alert on the pool<br>item 1 | Bob | 24 December 2026 | open |')
    expect(markdown.text).toContain('| availability<br>objective 99.9 % | 1,000 | 2,000 | 23.2 % |')
    // The zone of the organisation: Berlin, an hour ahead.
    expect(markdown.text).toContain('12:30')
    const html = await request(app).get(`${REPORT}.html`).expect(200)
    expect(html.text).not.toContain('<script>')
    expect(html.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await request(app).get(`${REPORT}.txt`).expect(200)).text).toContain('A pool ran dry.')
    const pdf = await request(app).get(`${REPORT}.pdf`).buffer(true).expect(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('an action item', () => {
  it('is open until its day is over where the organisation is, then overdue, then closed', async () => {
    const { post, add, samples } = await afterTheIncident()
    const { number } = await add('2026-11-21')
    const due = actionAnswer.parse((await post(`/api/v1/actions/${number}/change`, { due: '2026-11-20' })).body)
    expect(due.overdueSeconds).toBeNull()
    // Midnight in Berlin is 23:00 UTC.
    scene.now = new Date('2026-11-20T22:59:59Z')
    expect(await samples()).toMatchObject({
      [`${POST_INCIDENT_METRICS.items} open`]: 1,
      [POST_INCIDENT_METRICS.oldest]: 0,
    })
    scene.now = new Date('2026-11-20T23:02:00Z')
    expect(await samples()).toMatchObject({
      [`${POST_INCIDENT_METRICS.items} open`]: 0,
      [`${POST_INCIDENT_METRICS.items} overdue`]: 1,
      [POST_INCIDENT_METRICS.oldest]: 120,
    })
    const done = actionAnswer.parse((await post(`/api/v1/actions/${number}/done`, { note: 'see #42' })).body)
    expect(done).toMatchObject({ state: 'done', closedBy: 'anna', note: 'see #42', overdueSeconds: null })
    expect((await post(`/api/v1/actions/${number}/drop`, { note: 'x' }).expect(409)).body).toMatchObject({
      detail: `action item ${number} is done since 2026-11-20T23:02:00.000Z, says anna`,
    })
    expect(await samples()).toMatchObject({
      [`${POST_INCIDENT_METRICS.items} done`]: 1,
      [POST_INCIDENT_METRICS.oldest]: 0,
    })
    expect(await audited()).toEqual(['action.add anna', 'action.change anna', 'action.done anna'])
  })

  it('needs a day, an owner, and a reason where it is dropped', async () => {
    const { post, add } = await afterTheIncident()
    const wrong = await post('/api/v1/incidents/1/actions', { text: 'x', owner: 'Bob', due: 'soon' }).expect(400)
    expect(JSON.stringify(wrong.body)).toContain('expected a day such as 2026-12-24')
    await post('/api/v1/incidents/1/actions', { text: 'x', due: '2026-12-24' }).expect(400)
    const { number } = await add('2026-12-24')
    await post(`/api/v1/actions/${number}/drop`).expect(400)
    await post('/api/v1/actions/99/done').expect(404)
    await post('/api/v1/actions/one/done').expect(404)
  })

  it('stands in a list, the first to be due first, page by page', async () => {
    const { app, add, post } = await afterTheIncident()
    for (const due of ['2026-12-03', '2026-11-01', '2026-12-01', '2026-12-01']) await add(due)
    await post('/api/v1/actions/3/drop', { note: 'too dear' })
    const list = async (query: string) => actionsAnswer.parse((await request(app).get(`/api/v1/actions${query}`)).body)
    const numbers = async (query: string) => (await list(query)).data.map(({ number }) => number)
    expect(await numbers('')).toEqual([2, 4, 1])
    expect(await numbers('?state=all')).toEqual([2, 3, 4, 1])
    expect(await numbers('?state=overdue')).toEqual([2])
    expect(await numbers('?state=dropped')).toEqual([3])
    expect(await numbers('?owner=Ada')).toEqual([])
    const { next_cursor } = await list('?limit=2')
    expect(await numbers(`?limit=2&cursor=${next_cursor ?? ''}`)).toEqual([1])
  })
})

describe('the pages', () => {
  const read = async (app: Parameters<typeof request>[0], path: string) =>
    (await request(app).get(path).set('accept', 'text/html').expect(200)).text

  it('show the report with the numbers of the API, and forms that do what the API does', async () => {
    const { app, report, add } = await afterTheIncident()
    await add('2026-12-24')
    const form = (path: string, body: object) =>
      request(app)
        .post(path)
        .type('form')
        .send({ by: 'anna', ...body })
    const written = await form('/incidents/1/report', { ...WRITTEN, went_well: '', went_badly: '' }).expect(303)
    expect(written.headers['location']).toBe('/incidents/1/report')
    expect((await report()).parts).toEqual(WRITTEN)
    await form('/incidents/1/actions', { text: 'Page earlier', owner: 'Ada', due: '2026-12-01' }).expect(303)
    await form('/actions', { number: '1', deed: 'done', note: 'see #42' }).expect(303)
    await form('/incidents/1/report/file', {}).expect(303)
    const html = await read(app, '/incidents/1/report')
    const answer: unknown = (await request(app).get(twinOf(html))).body
    const figures = figuresOf(html)
    expect(figures.length).toBeGreaterThanOrEqual(6)
    for (const { field, value } of figures) expect([field, String(valueAt(answer, field))]).toEqual([field, value])
    expect(html).toContain('Cards were refused.')
    expect(html).not.toContain('Reopen it')
    await form('/incidents/1/report/reopen', {}).expect(303)
  })

  it('list action items in parts, each with its twin', async () => {
    const { app, add } = await afterTheIncident()
    for (let day = 1; day <= 30; day += 1) await add(`2026-12-${String(day).padStart(2, '0')}`)
    for (const [path, first] of [
      ['/actions', 1],
      ['/actions?page=2', 26],
      ['/actions?state=all&page=2', 26],
    ] as const) {
      const html = await read(app, path)
      const answer: unknown = (await request(app).get(twinOf(html))).body
      const figures = figuresOf(html)
      expect(figures[0]?.value).toBe(String(first))
      for (const { field, value } of figures) expect([field, String(valueAt(answer, field))]).toEqual([field, value])
    }
    expect(await read(app, '/actions?state=done')).toContain('There is none of these')
  })
})
