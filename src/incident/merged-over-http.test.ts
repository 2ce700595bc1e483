import { describe, expect, it } from '@jest/globals'
import { delivery } from '../../test/support/deliveries.js'
import type { IncidentHouse } from '../../test/support/incident-house.js'
import { act, alert, get, incidentsOverHttp, minute, send } from '../../test/support/incidents-over-http.js'
import { detailsOf, incidentOf, refusal, statisticsOf, twoIncidents } from '../../test/support/two-incidents.js'
import { incidentAnswer, incidentPageAnswer } from './view/incident-answer.js'

const { scene, open, changes } = incidentsOverHttp()

const incident = incidentOf
const details = detailsOf
const statistics = (house: IncidentHouse) => statisticsOf(house, scene)
const two = (house: IncidentHouse) => twoIncidents(house, scene)

describe('an incident that is part of another', () => {
  it('counts once, with the first beginning and the last end', async () => {
    const house = await open()
    await two(house)
    // By hand: 20 min each.
    expect(await statistics(house)).toMatchObject({ incidents: 2, recover: { count: 2, mean: 20 * 60 } })
    const merged = incidentAnswer.parse(await (await act(house, '2/merge', { by: 'Ada', into: '#1' })).json())
    expect(merged).toMatchObject({ number: 1, state: 'resolved', recoverSeconds: 60 * 60 })
    expect(merged.alerts).toHaveLength(2)
    // By hand: from minute 0 to minute 60; noticed at minute 2, acknowledged at minute 42.
    expect(await statistics(house)).toMatchObject({
      ...{ incidents: 1, merged: 1 },
      ...{ recover: { count: 1, mean: 3600 }, detect: { count: 1, mean: 120 }, acknowledge: { count: 1, mean: 2400 } },
    })
    expect(await incident(house, 2)).toMatchObject({ kind: 'merged', state: 'resolved', alerts: [] })
    expect(await details(house)).toMatchObject({ parts: [2], mergedInto: null })
    expect(await details(house, 2)).toMatchObject({ parts: [], mergedInto: 1 })
    expect((await act(house, '2/merge', { by: 'Ada', into: 1 })).status).toBe(200)
    expect((await changes()).filter(([kind]) => kind === 'incident_merged')).toHaveLength(1)
  })

  it('is taken out again: two incidents, with the times and alerts of each, and what was said of both', async () => {
    const house = await open()
    await two(house)
    const [first, second] = [await incident(house), await incident(house, 2)]
    await act(house, '2/merge', { by: 'Ada', into: 1 })
    for (const again of [1, 2])
      expect((await act(house, '2/unmerge', { by: 'Bob', note: `not ${again}` })).status).toBe(200)
    expect([await incident(house), await incident(house, 2)]).toEqual([first, second])
    // By hand: 20 min each, noticed after 2 and 1.
    expect(await statistics(house)).toMatchObject({
      ...{ incidents: 2, merged: 0 },
      ...{ recover: { count: 2, mean: 1200 }, detect: { count: 2, mean: 90 } },
    })
    const told = async (number: number) => (await details(house, number)).timeline.map(({ text }) => text)
    expect(await told(2)).toEqual(expect.arrayContaining(['Became part of #1', 'No longer part of #1: not 1']))
    expect(await told(1)).toContain('#2 is no longer part of this incident: not 1')
    expect((await changes()).filter(([kind]) => kind === 'incident_unmerged')).toHaveLength(1)
  })

  it('is taken out after those that came later, and where that is known', async () => {
    const house = await open()
    await two(house)
    const b2 = { fingerprint: '00000000000000b2', startsAt: minute(41) }
    await send(house, delivery(alert({ ...b2, status: 'resolved', endsAt: minute(60) })))
    scene.now = minute(90)
    await send(house, delivery(alert({ fingerprint: '00000000000000c3', startsAt: minute(89) })))
    await act(house, '3/resolve', { by: 'Bob' })
    await act(house, '2/merge', { by: 'Ada', into: 1 })
    await act(house, '3/merge', { by: 'Ada', into: 1 })
    expect(await refusal(act(house, '2/unmerge', { by: 'Ada' }))).toEqual([
      409,
      '#3 became part of #1 later than #2: take that out first',
    ])
    expect((await act(house, '3/unmerge', { by: 'Ada' })).status).toBe(200)
    await scene.database.write((transaction) => transaction.deleteFrom('incident_merge').execute())
    expect(await refusal(act(house, '2/unmerge', { by: 'Ada' }))).toEqual([
      409,
      '#2 was merged by an older version of Plimsoll, which did not keep what it was: it stays part of #1',
    ])
    expect((await act(house, '9/unmerge', { by: 'Ada' })).status).toBe(404)
  })

  it('takes no alerts and no orders any more: the whole does', async () => {
    const house = await open()
    await two(house)
    await act(house, '2/merge', { by: 'Ada', into: '1' })
    const resolvedAlert = alert({
      fingerprint: '00000000000000b2',
      startsAt: minute(41),
      endsAt: minute(60),
      status: 'resolved',
    })
    await send(house, delivery(resolvedAlert))
    await house.reconcile()
    expect((await incident(house)).alerts.map(({ endsAt }) => endsAt)).toContain(minute(60).toISOString())
    expect((await incident(house, 2)).alerts).toEqual([])
    expect(await refusal(act(house, '2/resolve', { by: 'Ada' }))).toEqual([409, '#2 is part of #1: act on that one'])
    expect((await get(house, '/api/v1/incidents', incidentPageAnswer)).data).toHaveLength(2)
  })

  it('that is open opens the whole again', async () => {
    const house = await open()
    await act(house, '1/resolve', { by: 'Ada' })
    await act(house, '1/false-positive', { by: 'Ada' })
    expect(await refusal(act(house, '1/merge', { by: 'Ada', into: '1' }))).toEqual([
      409,
      '#1 cannot be a part of itself',
    ])
    scene.now = minute(30)
    await send(house, delivery(alert({ startsAt: minute(29) })))
    expect(await refusal(act(house, '2/merge', { by: 'Ada', into: '1' }))).toEqual([
      409,
      '#1 is no incident of its own: it is a false alarm',
    ])
    expect(await refusal(act(house, '2/merge', { by: 'Ada', into: '9' }))).toEqual([
      409,
      'there is no incident 9 that #2 could be part of',
    ])
  })
})
