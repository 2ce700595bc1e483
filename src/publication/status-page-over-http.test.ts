import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { INNER, samplePage, statusPageHouse } from '../../test/support/status-page-house.js'
import { SAYING, statusPageWorld, type StatusPageWorld } from '../../test/support/status-page-world.js'
import { openStore } from '../store/open-store.js'

let world: StatusPageWorld

beforeEach(async () => {
  world = await statusPageWorld()
})

afterEach(() => world.database.close())

describe('a status page', () => {
  it('is not there unless it is configured, and nothing can be published', async () => {
    const { agent, runtime } = await world.house({ page: null })
    for (const path of ['/status', '/status.json', '/status.atom']) await agent.get(path).expect(404)
    const { body } = (await agent.post('/api/v1/publications').send(SAYING).expect(422)) as { readonly body: unknown }
    expect(body).toMatchObject({
      code: 'publication_refused',
      detail: expect.stringContaining('no status page') as unknown,
    })
    expect(runtime.jobs).toEqual([])
  })

  it('is not ready before anything was read', async () => {
    const { app } = statusPageHouse({ database: world.database, clock: () => world.now })
    await request(app).get('/status').expect(503)
  })

  it('says that all is well where something is heard and nothing is published, under headings too', async () => {
    const { agent } = await world.house()
    const { status, components } = await world.shown(agent)
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
    const { agent } = await world.house({
      perMinute: (service, at) => (service === INNER.search && at >= silentSince ? null : { events: 1, errors: 0 }),
    })
    expect(await world.statesOf(agent)).toMatchObject({ shop: 'operational', search: 'unknown' })
    expect((await world.shown(agent)).status.indicator).toBe('unknown')
  })

  it('says nothing of errors that nobody has published: a figure is no outage', async () => {
    const { agent } = await world.house({ perMinute: () => ({ events: 1, errors: 1 }) })
    const { components } = await world.shown(agent)
    expect(components[0]?.status).toBe('operational')
    expect(components[0]?.availability_as_measured?.days.at(-1)).toMatchObject({ state: 'poor', percent: 0 })
  })

  it('shows what is old as old, and knows of nothing then but what is published', async () => {
    const { agent } = await world.house()
    await world.publish(agent)
    await world.database.close()
    world.later(2)
    expect((await world.shown(agent)).page.stale).toBe(false)
    world.later(2)
    expect(await world.statesOf(agent)).toMatchObject({ shop: 'partial_outage', search: 'unknown' })
    expect((await world.shown(agent)).page).toMatchObject({ stale: true, updated_at: '2026-11-20T12:00:00.000Z' })
    expect((await agent.get('/status').expect(200)).text).toContain('This page is not up to date.')
    world.database = await openStore(':memory:')
  })

  it('reads the same numbers on the page and in JSON, of each service and of each day that was not good', async () => {
    const { agent } = await world.house({
      perMinute: (service, at) => {
        if (service === INNER.search && at.getUTCDate() === 19) return null
        const isBad = at.getUTCHours() === 3 && at.getUTCDate() % 3 === 0
        return { events: 1000, errors: isBad ? at.getUTCDate() * 20 : 0 }
      },
    })
    const { text } = await agent.get('/status').expect(200)
    const services = (await world.shown(agent)).components.flatMap(({ name, availability_as_measured: own }) =>
      own === undefined ? [] : [{ name, ...own }],
    )
    const shown = [...text.matchAll(/<p class="measured"><span>[^<]*<\/span><span>([^<]*)<\/span>/g)].map(
      ([, said = '']) => [Number.parseFloat(said), said.replace(/^[\d.]+/, '')],
    )
    expect(shown).toEqual(
      services.map(({ percent, days_measured: measured, days }) => {
        const part = measured === days.length ? '' : ` over ${measured} of ${days.length} days`
        return [percent, ` % available as measured${part}`]
      }),
    )
    const listed = [...text.matchAll(/<li>(\d+ \w+ \d{4}): ([\d.]+) %/g)].map(([, day, percent]) => [
      day,
      Number(percent),
    ])
    const notGood = services.flatMap(({ days }) =>
      days.filter(({ state }) => state === 'fair' || state === 'poor').toReversed(),
    )
    expect(notGood.length).toBeGreaterThan(3)
    expect(listed).toEqual(notGood.map(({ date, percent }) => [inWords(date), percent]))
  })

  it('is the same for whoever has it already', async () => {
    const { agent } = await world.house()
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
    const at = (hours: number) => new Date(world.now.getTime() + hours * 3_600_000)
    const { agent } = await world.house({
      maintenance: [
        { ...work, window: INNER.window, services: [INNER.checkout], from: at(-1), to: at(1) },
        { ...work, window: 'another-inner-window', services: [INNER.search], from: at(24), to: at(25) },
        { ...work, window: 'third-inner-window', services: ['elsewhere'], from: at(24), to: at(25) },
      ],
    })
    const { scheduled_maintenances: planned, status } = await world.shown(agent)
    expect(planned.map(({ name, status: state, components }) => [name, state, components.map(({ id }) => id)])).toEqual(
      [
        ['New shelves', 'in_progress', ['shop']],
        ['Planned maintenance', 'scheduled', ['search']],
      ],
    )
    expect(status.indicator).toBe('maintenance')
    world.later(61)
    expect((await world.shown(agent)).scheduled_maintenances.map(({ name }) => name)).toEqual(['Planned maintenance'])
  })
})

/** `2026-11-03` as `3 November 2026`, by the tables of the runtime. */
function inWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

it('tells strangers nothing but what was chosen for them', async () => {
  const work = {
    window: INNER.window,
    entry: 4,
    announced: world.now,
    reason: 'inner-reason',
    services: [INNER.checkout],
  }
  const { agent } = await world.house({
    maintenance: [{ ...work, from: world.now, to: new Date(world.now.getTime() + 3_600_000) }],
    perMinute: (_service, at) => ({ events: 123_457, errors: at.getUTCHours() === 3 ? 98_765 : 0 }),
    page: samplePage({ maintenance: { titles: {} } }),
  })
  const { id } = await world.publish(agent, { by: 'inner-author' })
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
  const { agent } = await world.house({ page: samplePage({ title: 'A <b>& "B"' }) })
  await world.publish(agent, { title: '<script>alert(1)</script>', message: 'a\u0000b <img src=x> ]]> &amp;\n\nnext' })
  const html = (await agent.get('/status')).text
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<img src=x>')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  const { incidents } = await world.shown(agent)
  expect(incidents[0]?.name).toBe('<script>alert(1)</script>')
})
