import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { INNER, samplePage, statusPageHouse, type StatusPageHouseParts } from '../../test/support/status-page-house.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { publicationAnswer } from './publication-answer.js'
import { publicStatusAnswer } from './status-json.js'

let database: Database
let now: Date

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-20T12:00:00Z')
})
afterEach(() => database.close())

async function house(parts: Partial<StatusPageHouseParts> = {}) {
  const all = statusPageHouse({ database, clock: () => now, ...parts })
  await all.refresh()
  return { ...all, agent: request(all.app) }
}

type Agent = Awaited<ReturnType<typeof house>>['agent']

const SAYING = { title: 'Payments fail', services: { shop: 'partial_outage' }, message: 'We look into it.', by: 'ann' }

async function publish(agent: Agent, changes: object = {}) {
  const { body } = (await agent
    .post('/api/v1/publications')
    .send({ ...SAYING, ...changes })
    .expect(201)) as { readonly body: unknown }
  return publicationAnswer.parse(body)
}

async function shown(agent: Agent) {
  return publicStatusAnswer.parse((await agent.get('/status.json').expect(200)).body)
}

const statesOf = async (agent: Agent) =>
  Object.fromEntries((await shown(agent)).components.map(({ id, status }) => [id, status]))

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

describe('a status page', () => {
  it('is not there unless it is configured, and nothing can be published', async () => {
    const { agent, runtime } = await house({ page: null })
    for (const path of ['/status', '/status.json', '/status.atom']) await agent.get(path).expect(404)
    const { body } = (await agent.post('/api/v1/publications').send(SAYING).expect(422)) as { readonly body: unknown }
    expect(body).toMatchObject({
      code: 'publication_refused',
      detail: expect.stringContaining('no status page') as unknown,
    })
    expect(runtime.jobs).toEqual([])
  })

  it('is not ready before anything was read', async () => {
    const { app } = statusPageHouse({ database, clock: () => now })
    await request(app).get('/status').expect(503)
  })

  it('says that all is well where something is heard and nothing is published, under headings too', async () => {
    const { agent } = await house()
    const { status, components } = await shown(agent)
    expect(status).toEqual({ indicator: 'none', description: 'All services are operational' })
    expect(
      components.map(({ id, name, group, group_id, status: state }) => [id, name, group, group_id, state]),
    ).toEqual([
      ['shop', 'Checkout & payment', false, 'group:1', 'operational'],
      ['search', 'Search', false, null, 'operational'],
      ['group:1', 'Shop', true, null, 'operational'],
    ])
    expect((await agent.get('/status').expect(200)).text).toContain('All services are operational')
  })

  it('never says that a service is well of which nothing was heard lately', async () => {
    const silentSince = new Date('2026-11-20T11:45:00Z')
    const { agent } = await house({
      perMinute: (service, at) => (service === INNER.search && at >= silentSince ? null : { events: 1, errors: 0 }),
    })
    expect(await statesOf(agent)).toMatchObject({ shop: 'operational', search: 'unknown' })
    expect((await shown(agent)).status.indicator).toBe('unknown')
  })

  it('says nothing of errors that nobody has published: a figure is no outage', async () => {
    const { agent } = await house({ perMinute: () => ({ events: 1, errors: 1 }) })
    const { components } = await shown(agent)
    expect(components[0]?.status).toBe('operational')
    expect(components[0]?.availability_as_measured?.days.at(-1)).toMatchObject({ state: 'poor', percent: 0 })
  })

  it('shows what is old as old, and knows of nothing then but what is published', async () => {
    const { agent } = await house()
    await publish(agent)
    await database.close()
    later(2)
    expect((await shown(agent)).page.stale).toBe(false)
    later(2)
    expect(await statesOf(agent)).toMatchObject({ shop: 'partial_outage', search: 'unknown' })
    expect((await shown(agent)).page).toMatchObject({ stale: true, updated_at: '2026-11-20T12:00:00.000Z' })
    expect((await agent.get('/status').expect(200)).text).toContain('This page is not up to date.')
    database = await openStore(':memory:')
  })

  it('is the same for whoever has it already', async () => {
    const { agent } = await house()
    for (const [path, type] of [
      ['/status', 'text/html'],
      ['/status.json', 'application/json'],
      ['/status.atom', 'application/atom+xml'],
    ] as const) {
      const first = await agent.get(path).expect(200)
      expect(first.headers['content-type']).toContain(type)
      expect(first.headers['cache-control']).toBe('public, max-age=30, stale-if-error=86400')
      await agent.get(path).set('if-none-match', first.headers['etag']!).expect(304)
      await agent.head(path).expect(200)
    }
  })

  it('shows planned work by the title that was chosen for it, and of nothing else', async () => {
    const work = { entry: null, announced: null, reason: 'inner reason' }
    const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
    const { agent } = await house({
      maintenance: [
        { ...work, window: INNER.window, services: [INNER.checkout], from: at(-1), to: at(1) },
        { ...work, window: 'another-inner-window', services: [INNER.search], from: at(24), to: at(25) },
        { ...work, window: 'third-inner-window', services: ['elsewhere'], from: at(24), to: at(25) },
      ],
    })
    const { scheduled_maintenances: planned, status } = await shown(agent)
    expect(planned.map(({ name, status: state, components }) => [name, state, components.map(({ id }) => id)])).toEqual(
      [
        ['New shelves', 'in_progress', ['shop']],
        ['Planned maintenance', 'scheduled', ['search']],
      ],
    )
    expect(status.indicator).toBe('maintenance')
    later(61)
    expect((await shown(agent)).scheduled_maintenances.map(({ name }) => name)).toEqual(['Planned maintenance'])
  })
})

describe('a publication', () => {
  it('goes from the first word to the last, and the page follows at once', async () => {
    const { agent } = await house()
    const { id, uuid } = await publish(agent, { started: '2026-11-20T11:30:00Z' })
    expect(await statesOf(agent)).toMatchObject({
      shop: 'partial_outage',
      search: 'operational',
      'group:1': 'partial_outage',
    })
    later(5)
    const next = {
      message: 'A disk is full.',
      status: 'identified',
      services: { shop: 'degraded', search: 'major_outage' },
    }
    await agent
      .post(`/api/v1/publications/${id}/updates`)
      .send({ ...next, by: 'bob' })
      .expect(200)
    expect(await statesOf(agent)).toMatchObject({ shop: 'degraded_performance', search: 'major_outage' })
    later(5)
    await agent.post(`/api/v1/publications/${id}/updates`).send({ message: 'Better.', services: { search: 'operational' }, by: 'bob' }).expect(200) // prettier-ignore
    expect(await statesOf(agent)).toMatchObject({ shop: 'degraded_performance', search: 'operational' })
    later(5)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'Over.', by: 'bob' }).expect(200)
    later(5)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'Over again.', by: 'bob' }).expect(200)
    const { incidents, past_incidents: past, status } = await shown(agent)
    expect([incidents, status.indicator]).toEqual([[], 'none'])
    expect(past).toHaveLength(1)
    expect(past[0]).toMatchObject({
      ...{ id: uuid, name: 'Payments fail', status: 'resolved', impact: 'critical' },
      ...{ started_at: '2026-11-20T11:30:00.000Z', created_at: '2026-11-20T12:00:00.000Z' },
      ...{ monitoring_at: null, resolved_at: '2026-11-20T12:15:00.000Z', updated_at: '2026-11-20T12:15:00.000Z' },
    })
    expect(past[0]?.incident_updates.map(({ status: stage, body }) => [stage, body])).toEqual([
      ['resolved', 'Over.'],
      ['identified', 'Better.'],
      ['identified', 'A disk is full.'],
      ['investigating', 'We look into it.'],
    ])
    expect((await agent.get('/status')).text).toContain('20 November, 12:30 to 13:15 (UTC+1) · 45 min')
  })

  it('told only when it is over says how bad it was, and changes no state', async () => {
    const { agent } = await house()
    await publish(agent, { status: 'resolved', started: '2026-11-20T10:00:00Z' })
    expect(await statesOf(agent)).toMatchObject({ shop: 'operational' })
    expect((await shown(agent)).past_incidents[0]).toMatchObject({
      impact: 'major',
      components: [{ status: 'operational' }],
    })
  })

  it('that was a mistake is seen no more, and feeds say so without saying it again', async () => {
    const { agent } = await house()
    const { id, uuid } = await publish(agent, { title: 'Secret slip', message: 'Secret words.' })
    for (let times = 0; times < 2; times++) {
      const body = { reason: 'wrong page', by: `bob-${times}` }
      const answer = await agent.post(`/api/v1/publications/${id}/withdraw`).send(body).expect(200)
      expect(publicationAnswer.parse(answer.body).withdrawn).toMatchObject({ by: 'bob-0' })
    }
    const atom = (await agent.get('/status.atom')).text
    expect(atom).toContain(`urn:uuid:${uuid}`)
    expect(atom).toContain('<title>Withdrawn</title>')
    for (const path of ['/status', '/status.json', '/status.atom'])
      expect((await agent.get(path)).text).not.toMatch(/secret/i)
    await agent.post(`/api/v1/publications/${id}/updates`).send({ message: 'x', by: 'bob' }).expect(422)
    const { body } = (await agent.get('/api/v1/publications').expect(200)) as { readonly body: unknown }
    expect(body).toMatchObject({ publications: [{ title: 'Secret slip', open: false }] })
    expect((await agent.get('/api/v1/publications?state=open')).body).toEqual({ publications: [] })
  })

  it.each<readonly [string, object, readonly [number, string]]>([
    [
      'of an unknown service',
      { services: { shp: 'degraded' } },
      [422, 'the status page shows no service shp (did you mean shop?)'],
    ],
    [
      'of a service by its inner name',
      { services: { [INNER.checkout]: 'degraded' } },
      [422, 'shows no service inner-checkout'],
    ],
    ['of no service', { services: {} }, [400, 'expected at least one service']],
    [
      'of an unknown severity',
      { services: { shop: 'bad' } },
      [400, 'expected one of operational, degraded, partial_outage'],
    ],
    ['without words', { message: ' ' }, [400, 'expected a text']],
    ['that began tomorrow', { started: '2026-11-21T12:00:00Z' }, [422, 'which lies ahead']],
    ['that began years ago', { started: '2024-11-21T12:00:00Z' }, [422, 'more than a year ago']],
    ['of an unknown incident', { incident: 7 }, [422, 'there is no incident 7']],
    ['by nobody', { by: undefined }, [400, 'say in `by` who you are']],
    ['with a key that nobody knows', { severity: 'page' }, [400, 'severity']],
  ])('is refused where it is %s, and nothing is kept', async (_how, changes, [status, detail]) => {
    const { agent } = await house()
    const { body } = (await agent
      .post('/api/v1/publications')
      .send({ ...SAYING, ...changes })
      .expect(status)) as { readonly body: unknown }
    expect(body).toMatchObject({ detail: expect.stringContaining(detail) as unknown })
    expect((await agent.get('/api/v1/publications')).body).toEqual({ publications: [] })
  })

  it('that is resolved takes no more words, and one that is not there none at all', async () => {
    const { agent } = await house()
    const { id } = await publish(agent, { status: 'resolved' })
    const { body } = (await agent
      .post(`/api/v1/publications/${id}/updates`)
      .send({ message: 'x', by: 'a' })
      .expect(422)) as { readonly body: unknown }
    expect(body).toMatchObject({ detail: 'publication 1 is resolved: publish what is new as another one' })
    for (const verb of ['updates', 'resolve', 'withdraw'])
      for (const other of ['2', 'x'])
        await agent.post(`/api/v1/publications/${other}/${verb}`).send({ message: 'x', by: 'a' }).expect(verb === 'withdraw' ? 400 : 404) // prettier-ignore
  })

  it('is an event of the house and an entry of its log at each step, by who said it', async () => {
    const { agent } = await house()
    const { id } = await publish(agent)
    await agent.post(`/api/v1/publications/${id}/updates`).send({ message: 'x', by: 'bob' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'y', by: 'bob' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'z', by: 'cy' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/withdraw`).send({ reason: 'w', by: 'cy' }).expect(200)
    const rows = await database.read((reader) =>
      reader.selectFrom('domain_event').select(['kind', 'subject_id', 'actor_name']).orderBy('id').execute(),
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['publication_opened', '1', 'ann'],
      ['publication_updated', '1', 'bob'],
      ['publication_resolved', '1', 'bob'],
      ['publication_withdrawn', '1', 'cy'],
    ])
    const entries = await database.read((reader) =>
      reader.selectFrom('audit_entry').select(['action', 'actor_name', 'object_id']).orderBy('seq').execute(),
    )
    expect(entries.map((row) => Object.values(row))).toEqual([
      ['publication.open', 'ann', '1'],
      ['publication.update', 'bob', '1'],
      ['publication.resolve', 'bob', '1'],
      ['publication.withdraw', 'cy', '1'],
    ])
  })
})

it('tells strangers nothing but what was chosen for them', async () => {
  const work = { window: INNER.window, entry: 4, announced: now, reason: 'inner-reason', services: [INNER.checkout] }
  const { agent } = await house({
    maintenance: [{ ...work, from: now, to: new Date(now.getTime() + 3_600_000) }],
    perMinute: (_service, at) => ({ events: 123_457, errors: at.getUTCHours() === 3 ? 98_765 : 0 }),
    page: samplePage({ maintenance: { titles: {} } }),
  })
  const { id } = await publish(agent, { by: 'inner-author' })
  const update = { message: 'Soon better.', services: { search: 'degraded' }, by: 'inner-author' }
  await agent.post(`/api/v1/publications/${id}/updates`).send(update).expect(200)
  for (const path of ['/status', '/status.json', '/status.atom']) {
    const { text, headers } = await agent.get(path).expect(200)
    expect(text).toContain('Payments fail')
    // Names of services, windows, objectives and people, reasons, and how much traffic there is.
    expect(text).not.toMatch(/inner|123457|98765|http_requests|availability"\s*:\s*\{?"slo|prometheus|plimsoll/i)
    expect(JSON.stringify(headers)).not.toMatch(/inner|plimsoll/i)
  }
})

it('escapes whatever people write', async () => {
  const { agent } = await house({ page: samplePage({ title: 'A <b>& "B"' }) })
  await publish(agent, { title: '<script>alert(1)</script>', message: 'a\u0000b <img src=x> ]]> &amp;\n\nnext' })
  const html = (await agent.get('/status')).text
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<img src=x>')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  const { incidents } = await shown(agent)
  expect(incidents[0]?.name).toBe('<script>alert(1)</script>')
})
