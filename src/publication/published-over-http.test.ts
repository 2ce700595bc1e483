import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { INNER } from '../../test/support/status-page-house.js'
import { SAYING, statusPageWorld, type StatusPageWorld } from '../../test/support/status-page-world.js'
import { publicationAnswer } from './publication-answer.js'

let world: StatusPageWorld

beforeEach(async () => {
  world = await statusPageWorld()
})

afterEach(() => world.database.close())

describe('a publication', () => {
  it('goes from the first word to the last, and the page follows at once', async () => {
    const { agent } = await world.house()
    const { id, uuid } = await world.publish(agent, { started: '2026-11-20T11:30:00Z' })
    expect(await world.statesOf(agent)).toMatchObject({
      shop: 'partial_outage',
      search: 'operational',
      'group:1': 'partial_outage',
    })
    world.later(5)
    const next = {
      message: 'A disk is full.',
      status: 'identified',
      services: { shop: 'degraded', search: 'major_outage' },
    }
    await agent
      .post(`/api/v1/publications/${id}/updates`)
      .send({ ...next, by: 'bob' })
      .expect(200)
    expect(await world.statesOf(agent)).toMatchObject({ shop: 'degraded_performance', search: 'major_outage' })
    world.later(5)
    await agent.post(`/api/v1/publications/${id}/updates`).send({ message: 'Better.', services: { search: 'operational' }, by: 'bob' }).expect(200) // oxfmt-ignore
    expect(await world.statesOf(agent)).toMatchObject({ shop: 'degraded_performance', search: 'operational' })
    world.later(5)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'Over.', by: 'bob' }).expect(200)
    world.later(5)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'Over again.', by: 'bob' }).expect(200)
    const { incidents, past_incidents: past, status } = await world.shown(agent)
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
    const { agent } = await world.house()
    await world.publish(agent, { status: 'resolved', started: '2026-11-20T10:00:00Z' })
    expect(await world.statesOf(agent)).toMatchObject({ shop: 'operational' })
    expect((await world.shown(agent)).past_incidents[0]).toMatchObject({
      impact: 'major',
      components: [{ status: 'operational' }],
    })
  })

  it('that was a mistake is seen no more, and feeds say so without saying it again', async () => {
    const { agent } = await world.house()
    const { id, uuid } = await world.publish(agent, { title: 'Secret slip', message: 'Secret words.' })
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
    const { agent } = await world.house()
    const { body } = (await agent
      .post('/api/v1/publications')
      .send({ ...SAYING, ...changes })
      .expect(status)) as { readonly body: unknown }
    expect(body).toMatchObject({ detail: expect.stringContaining(detail) as unknown })
    expect((await agent.get('/api/v1/publications')).body).toEqual({ publications: [] })
  })

  it('that is resolved takes no more words, and one that is not there none at all', async () => {
    const { agent } = await world.house()
    const { id } = await world.publish(agent, { status: 'resolved' })
    const { body } = (await agent
      .post(`/api/v1/publications/${id}/updates`)
      .send({ message: 'x', by: 'a' })
      .expect(422)) as { readonly body: unknown }
    expect(body).toMatchObject({ detail: 'publication 1 is resolved: publish what is new as another one' })
    for (const verb of ['updates', 'resolve', 'withdraw'])
      for (const other of ['2', 'x'])
        await agent.post(`/api/v1/publications/${other}/${verb}`).send({ message: 'x', by: 'a' }).expect(verb === 'withdraw' ? 400 : 404) // oxfmt-ignore
  })

  it('is an event of the house and an entry of its log at each step, by who said it', async () => {
    const { agent } = await world.house()
    const { id } = await world.publish(agent)
    await agent.post(`/api/v1/publications/${id}/updates`).send({ message: 'x', by: 'bob' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'y', by: 'bob' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/resolve`).send({ message: 'z', by: 'cy' }).expect(200)
    await agent.post(`/api/v1/publications/${id}/withdraw`).send({ reason: 'w', by: 'cy' }).expect(200)
    const rows = await world.database.read((reader) =>
      reader.selectFrom('domain_event').select(['kind', 'subject_id', 'actor_name']).orderBy('id').execute(),
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['publication_opened', '1', 'ann'],
      ['publication_updated', '1', 'bob'],
      ['publication_resolved', '1', 'bob'],
      ['publication_withdrawn', '1', 'cy'],
    ])
    const entries = await world.database.read((reader) =>
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
