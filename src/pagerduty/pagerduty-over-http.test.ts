import { describe, expect, it, jest } from '@jest/globals'
import * as z from 'zod'
import { delivery, postJson } from '../../test/support/deliveries.js'
import { act, alert, labels, minute, send } from '../../test/support/incidents-over-http.js'
import {
  ada,
  bob,
  deliver,
  integration,
  pagerdutyEvent,
  pagerdutyIncident,
  pagerdutyNote,
  signatureOf,
} from '../../test/support/pagerduty-deliveries.js'
import { born, event, events, incident, pagerdutyOverHttp } from '../../test/support/pagerduty-over-http.js'

const { scene, changes, startHouse, openHouse } = pagerdutyOverHttp()

const Problem = z.object({ code: z.string(), detail: z.string() })

describe('a delivery of PagerDuty', () => {
  it('is refused in words where no secret is configured', async () => {
    const house = await startHouse()
    const answer = await deliver(house.url, event({ type: 'incident.acknowledged' }), 'secret')
    expect(answer.status).toBe(404)
    expect(Problem.parse(await answer.json()).detail).toContain('webhook_secret_file')
  })

  it.each([
    ['none', (): string => ''],
    ['one that is wrong', (text: string) => signatureOf(text, 'wrong')],
    ['one of other bytes', (text: string) => signatureOf(`${text} `, 'right')],
    ['one of another version', (text: string) => signatureOf(text, 'right').replace('v1', 'v0')],
    ['one that is cut', (text: string) => signatureOf(text, 'right').slice(0, -2)],
  ])('is refused with %s of the signatures', async (_, sign) => {
    const house = await openHouse('right')
    const text = JSON.stringify(event({ type: 'incident.acknowledged' }))
    const answer = await postJson(`${house.url}/webhooks/pagerduty`, text, { 'x-pagerduty-signature': sign(text) })
    expect([answer.status, Problem.parse(await answer.json()).code]).toEqual([401, 'signature_wrong'])
    expect(await events(house)).toEqual([])
    expect((await incident(house)).milestones.acknowledged).toBeNull()
  })

  it.each([
    ['the first of two', (text: string) => `${signatureOf(text, 'old')},${signatureOf(text, 'else')}`],
    ['the second of two', (text: string) => `${signatureOf(text, 'else')}, ${signatureOf(text, 'new')}`],
  ])('is taken where %s is of any of the secrets', async (_, sign) => {
    const house = await openHouse('old', 'new')
    const text = JSON.stringify(event({ type: 'incident.acknowledged' }))
    const answer = await postJson(`${house.url}/webhooks/pagerduty`, text, { 'x-pagerduty-signature': sign(text) })
    expect(answer.status).toBe(202)
    expect(house.outcomes.at(-1)).toBe('accepted')
  })

  it('that cannot be read is refused', async () => {
    const house = await openHouse('s')
    for (const body of [
      {},
      { event: { id: 'x' } },
      pagerdutyEvent({ id: 'y', type: 'incident.resolved', at: minute(5) }),
    ])
      expect((await deliver(house.url, body, 's')).status).toBe(400)
    expect(house.outcomes.filter((one) => one === 'rejected')).toHaveLength(3)
  })

  it('is answered 503 while the store fails, and taken when it comes again', async () => {
    const house = await openHouse('s')
    const body = event({ type: 'incident.acknowledged' })
    const failing = jest.spyOn(scene.database, 'write').mockRejectedValue(new Error('disk full'))
    expect((await deliver(house.url, body, 's')).status).toBe(503)
    failing.mockRestore()
    expect((await deliver(house.url, body, 's')).status).toBe(202)
    expect((await incident(house)).milestones.acknowledged).toMatchObject({ author: 'Ada Lovelace' })
  })

  it('that only tries the connection is answered', async () => {
    const house = await openHouse('s')
    const ping = event({
      type: 'pagey.ping',
      agent: null,
      data: { message: 'Hello from your friend Pagey!', type: 'ping' },
    })
    expect((await deliver(house.url, ping, 's')).status).toBe(202)
    expect(house.outcomes.at(-1)).toBe('other')
  })
})

describe('what people do in PagerDuty', () => {
  it('acknowledges the incident that Alertmanager told of, at the time at which they did it', async () => {
    const house = await openHouse('s')
    scene.now = minute(9)
    await deliver(house.url, event({ type: 'incident.acknowledged', at: minute(6) }), 's')
    expect((await incident(house)).milestones.acknowledged).toMatchObject({
      at: minute(6).toISOString(),
      author: 'Ada Lovelace',
      source: 'person',
    })
    const kinds = (await changes()).map(([kind]) => kind)
    expect(kinds.slice(-2)).toEqual(['incident_acknowledged', 'incident_role_assigned'])
    expect(await events(house)).toMatchObject([{ outcome: 'applied', incident: 1, person: 'Ada Lovelace' }])
  })

  it('acknowledges an incident that we told of ourselves, by its id', async () => {
    const house = await openHouse('s')
    const { id } = await incident(house)
    const own = pagerdutyIncident({ id: 'POWN', incident_key: id })
    await deliver(house.url, event({ type: 'incident.acknowledged', agent: bob, data: own }), 's')
    expect((await incident(house)).milestones.acknowledged).toMatchObject({ author: 'Bob' })
  })

  it('counts the first acknowledgement, also where it comes second', async () => {
    const house = await openHouse('s')
    scene.now = minute(12)
    await deliver(house.url, event({ type: 'incident.acknowledged', agent: bob, at: minute(8) }), 's')
    await deliver(house.url, event({ type: 'incident.acknowledged', agent: ada, at: minute(6) }), 's')
    await deliver(house.url, event({ type: 'incident.acknowledged', agent: bob, at: minute(10) }), 's')
    expect(await incident(house)).toMatchObject({
      acknowledgeSeconds: 4 * 60,
      milestones: { acknowledged: { author: 'Ada Lovelace', before: { at: minute(8).toISOString() } } },
    })
  })

  it('resolves it, once nothing of it is open there', async () => {
    const house = await openHouse('s')
    const { id } = await incident(house)
    scene.now = minute(12)
    await deliver(house.url, event({ type: 'incident.triggered', agent: integration, data: born() }), 's')
    const second = pagerdutyIncident({ id: 'P2', incident_key: id })
    await deliver(house.url, event({ type: 'incident.triggered', agent: integration, data: second }), 's')
    const resolvedFirst = event({ type: 'incident.resolved', at: minute(9), data: born({ status: 'resolved' }) })
    await deliver(house.url, resolvedFirst, 's')
    expect((await incident(house)).state).toBe('open')
    const done = { ...second, status: 'resolved' }
    await deliver(house.url, event({ type: 'incident.resolved', at: minute(10), agent: bob, data: done }), 's')
    expect(await incident(house)).toMatchObject({
      state: 'resolved',
      milestones: { resolved: { at: minute(10).toISOString(), author: 'Bob' }, recovered: { source: 'person' } },
    })
  })

  it('does not resolve it where a machine did, or where it became part of another', async () => {
    const house = await openHouse('s')
    const done = born({ status: 'resolved' })
    await deliver(house.url, event({ type: 'incident.resolved', agent: integration, data: done }), 's')
    await deliver(house.url, event({ type: 'incident.resolved', agent: null, data: done }), 's')
    const merge = { ...done, resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'P9' } } }
    await deliver(house.url, event({ type: 'incident.resolved', data: merge }), 's')
    expect((await incident(house)).state).toBe('open')
    expect((await events(house)).map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'kept', 'noted'])
  })

  it('does not resolve what has begun again since', async () => {
    const house = await openHouse('s')
    scene.tale.bad = [{ from: minute(0), to: minute(10) }]
    scene.now = minute(18)
    await house.reconcile()
    scene.tale.bad = [...scene.tale.bad, { from: minute(24), to: null }]
    scene.now = minute(28)
    await house.reconcile()
    const done = born({ status: 'resolved' })
    await deliver(house.url, event({ type: 'incident.resolved', at: minute(20), data: done }), 's')
    expect(await incident(house)).toMatchObject({ state: 'open', reopenCount: 1 })
    expect(await notes()).toEqual([['Ada Lovelace', 'resolved in PagerDuty']])
  })

  it('is noted where it is a note, a reassignment or something else, and known in its words', async () => {
    const house = await openHouse('s')
    await deliver(house.url, event({ type: 'incident.triggered', agent: integration }), 's')
    await deliver(house.url, event({ type: 'incident.annotated', data: pagerdutyNote('rolling back 4.2') }), 's')
    await deliver(house.url, event({ type: 'incident.reassigned', data: born({ assignees: [bob] }) }), 's')
    const p1 = { id: 'PPRI', type: 'priority_reference', summary: 'P1' }
    await deliver(house.url, event({ type: 'incident.priority_updated', data: born({ priority: p1 }) }), 's')
    await deliver(house.url, event({ type: 'incident.unacknowledged', agent: null }), 's')
    const helper = { incident: { id: 'PGR0VU2', type: 'incident_reference' }, user: bob, type: 'incident_responder' }
    await deliver(house.url, event({ type: 'incident.responder.added', data: helper }), 's')
    await deliver(house.url, event({ type: 'incident.something_new' }), 's')
    expect(await notes()).toEqual([
      ['Ada Lovelace', 'rolling back 4.2'],
      ['Ada Lovelace', 'reassigned in PagerDuty to Bob'],
      ['Ada Lovelace', 'priority in PagerDuty: P1'],
      ['PagerDuty', 'nobody has it in hand any more in PagerDuty'],
      ['Ada Lovelace', 'asked for help in PagerDuty: Bob'],
      ['Ada Lovelace', 'something new in PagerDuty'],
    ])
  })

  it('tells who is on call, and the newest of what it tells counts', async () => {
    const house = await openHouse('s')
    const roles = async () => (await incident(house)).roles
    const both = born({ assignees: [bob, ada] })
    await deliver(house.url, event({ type: 'incident.triggered', agent: integration, data: born() }), 's')
    expect(await roles()).toEqual({ on_call: 'Ada Lovelace' })
    await deliver(house.url, event({ type: 'incident.escalated', at: minute(5), agent: null, data: both }), 's')
    await deliver(house.url, event({ type: 'incident.reassigned', at: minute(4), data: born() }), 's')
    const done = born({ status: 'resolved', assignees: [] })
    await deliver(house.url, event({ type: 'incident.resolved', at: minute(6), data: done }), 's')
    expect(await roles()).toEqual({ on_call: 'Bob, Ada Lovelace' })
  })

  it('is done once, however often it is delivered', async () => {
    const house = await openHouse('s')
    const body = event({ type: 'incident.annotated', data: pagerdutyNote('once') })
    await deliver(house.url, event({ type: 'incident.triggered', agent: integration }), 's')
    for (let n = 0; n < 3; n++) expect((await deliver(house.url, body, 's')).status).toBe(202)
    await house.followPagerduty()
    expect(await notes()).toEqual([['Ada Lovelace', 'once']])
    expect(house.outcomes.filter((one) => one === 'duplicate')).toHaveLength(2)
  })

  it('is done once, though the answered delivery and the job come to it at the same time', async () => {
    const house = await startHouse('s')
    await deliver(house.url, event({ type: 'incident.acknowledged', at: minute(4) }), 's')
    await deliver(house.url, event({ type: 'incident.annotated', data: pagerdutyNote('once') }), 's')
    await send(house, delivery(alert({ labels: { ...labels, team: 'payments' } })))
    await Promise.all([house.followPagerduty(), house.followPagerduty(), house.followPagerduty()])
    expect(await notes()).toEqual([['Ada Lovelace', 'once']])
    expect((await events(house)).map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'noted'])
  })

  it('is kept without effect where it is old', async () => {
    const house = await openHouse('s')
    const old = event({ type: 'incident.acknowledged', at: new Date(scene.now.getTime() - 8 * 86_400_000) })
    await deliver(house.url, old, 's')
    expect((await incident(house)).milestones.acknowledged).toBeNull()
    expect(await events(house, 'late')).toHaveLength(1)
  })

  it('waits for the incident that it is about, and is shown and counted while there is none', async () => {
    const house = await startHouse('s')
    await deliver(house.url, event({ type: 'incident.acknowledged', at: minute(2.5) }), 's')
    const foreign = pagerdutyIncident({ id: 'PX', incident_key: '1', title: 'a printer' })
    await deliver(house.url, event({ type: 'incident.acknowledged', data: foreign }), 's')
    expect(await events(house, 'waiting')).toMatchObject([{ incident: null }, { incident: null }])
    expect((await house.pagerdutySamples())[0]?.value).toBe(2)
    await send(house, delivery(alert({ labels: { ...labels, team: 'payments' } })))
    await house.followPagerduty()
    expect((await incident(house)).milestones.acknowledged).toMatchObject({ author: 'Ada Lovelace' })
    scene.now = new Date(scene.now.getTime() + 25 * 3_600_000)
    await house.followPagerduty()
    expect(await events(house, 'unmatched')).toMatchObject([{ pagerduty: { title: 'a printer' }, incident: null }])
    expect((await house.pagerdutySamples())[0]?.value).toBe(1)
  })

  it('is about the incident that is of that time, where an alert has opened several', async () => {
    const house = await openHouse('s')
    await act(house, '1/false-positive', { by: 'Ada' })
    scene.now = minute(60)
    await send(house, delivery(alert({ labels: { ...labels, team: 'payments' }, startsAt: minute(58) })))
    const later = born({ id: 'P2', created_at: minute(58.2).toISOString() })
    await deliver(house.url, event({ type: 'incident.acknowledged', at: minute(59), data: later }), 's')
    expect(await events(house)).toMatchObject([{ incident: 2 }])
  })
})

/** What stands in the timeline, and who said it. */
async function notes() {
  const rows = await scene.database.read((reader) =>
    reader.selectFrom('domain_event').select('data').where('kind', '=', 'incident_updated').orderBy('id').execute(),
  )
  return rows.map(({ data }) => {
    const { author, text } = JSON.parse(data) as { readonly author: string; readonly text: string }
    return [author, text]
  })
}
