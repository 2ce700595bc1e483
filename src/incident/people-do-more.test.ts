import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { delivery } from '../../test/support/deliveries.js'
import type { IncidentHouse } from '../../test/support/incident-house.js'
import { act, alert, get, incidentsOverHttp, minute, send } from '../../test/support/incidents-over-http.js'
import { runCommand } from '../../test/support/run-command.js'
import { incidentAnswer, incidentPageAnswer } from './view/incident-answer.js'
import { incidentDetailsAnswer } from './view/incident-details-answer.js'

const { scene, start, open, changes } = incidentsOverHttp()

const Refusal = z.object({ code: z.string(), detail: z.string() })

const incident = (house: IncidentHouse, number = 1) => get(house, `/api/v1/incidents/${number}`, incidentAnswer)
const details = (house: IncidentHouse, number = 1) =>
  get(house, `/api/v1/incidents/${number}/details`, incidentDetailsAnswer)

const statistics = async (house: IncidentHouse) => (await house.incidents.summary(scene.now)).services[0]!.statistics

async function refusal(answer: Promise<Response>) {
  const response = await answer
  return [response.status, Refusal.parse(await response.json()).detail]
}

/** Two that lie apart: resolved by people at once, then the next alert. */
async function two(house: IncidentHouse): Promise<void> {
  scene.now = minute(22)
  scene.tale.alerts = []
  await send(house, delivery(alert({ status: 'resolved', endsAt: minute(20) })))
  await act(house, '1/resolve', { by: 'Ada' })
  await act(house, '1/milestone', { by: 'Ada', milestone: 'onset', at: minute(0).toISOString() })
  await act(house, '1/milestone', { by: 'Ada', milestone: 'recovered', at: minute(20).toISOString() })
  scene.now = minute(42)
  const startsAt = minute(41)
  await send(house, delivery(alert({ fingerprint: '00000000000000b2', startsAt })))
  await act(house, '2/acknowledge', { by: 'Bob' })
  scene.now = minute(62)
  await act(house, '2/resolve', { by: 'Bob' })
  await act(house, '2/milestone', { by: 'Bob', milestone: 'onset', at: minute(40).toISOString() })
  await act(house, '2/milestone', { by: 'Bob', milestone: 'recovered', at: minute(60).toISOString() })
}

describe('whoever tells the others something', () => {
  it('is read in the timeline, in the order of time', async () => {
    const house = await open()
    scene.now = minute(5)
    await act(house, '1/acknowledge', { by: 'Ada' })
    scene.now = minute(6)
    await act(house, '1/update', { by: 'Ada', text: 'rolling back' })
    const { timeline } = await details(house)
    expect(timeline.map(({ kind, author, text }) => [kind, author, text])).toEqual([
      ['milestone', null, 'The service became bad (the indicator shows it)'],
      ['milestone', null, 'Detected (the alert began to fire)'],
      ['change', null, 'Opened'],
      ['milestone', 'Ada', 'Acknowledged'],
      ['update', 'Ada', 'rolling back'],
    ])
    expect(await refusal(act(house, '1/update', { by: 'Ada', text: ' ' }))).toMatchObject([400, expect.anything()])
  })
})

describe('roles', () => {
  it('are taken, handed over and given up, and each is told once', async () => {
    const house = await open()
    for (const person of ['Ada', 'Ada', 'Bob']) await act(house, '1/role', { by: 'Ada', role: 'commander', person })
    await act(house, '1/role', { by: 'Ada', role: 'communications', person: 'Cy' })
    await act(house, '1/role', { by: 'Ada', role: 'communications', person: null })
    expect((await incident(house)).roles).toEqual({ commander: 'Bob' })
    const texts = (await details(house)).timeline.map(({ text }) => text)
    expect(texts.filter((text) => /^(Incident commander|Communications)/.test(text))).toEqual([
      'Incident commander: Ada',
      'Incident commander: Bob; before: Ada',
      'Communications: Cy',
      'Communications: nobody; before: Cy',
    ])
    expect((await act(house, '1/role', { by: 'Ada', role: 'cook', person: 'Ada' })).status).toBe(400)
  })
})

describe('the class of a failure', () => {
  it('is said, said otherwise and taken back, and each is told once', async () => {
    const house = await open()
    for (const said of ['human', 'human', 'infrastructure', null])
      await act(house, '1/class', { by: 'Ada', class: said })
    expect((await incident(house)).failureClass).toBeNull()
    const texts = (await details(house)).timeline.map(({ text }) => text)
    expect(texts.filter((text) => text.startsWith('Class'))).toEqual([
      'Class: human',
      'Class: infrastructure; before: human',
      'Class: not said any more; before: infrastructure',
    ])
    expect(await refusal(act(house, '1/class', { by: 'Ada', class: 'weather' }))).toEqual([
      400,
      expect.stringContaining('application, infrastructure, human'),
    ])
  })

  it('decides what recurs: the page and the answer link those of one class', async () => {
    const house = await start()
    await two(house)
    expect((await details(house, 2)).recurrence).toEqual({
      ...{ days: 90, failureClass: null, ordinal: 2, earlier: [1], later: [] },
    })
    await act(house, '1/class', { by: 'Ada', class: 'human' })
    expect((await details(house, 2)).recurrence).toMatchObject({ ordinal: 1, earlier: [] })
    const io = { cwd: scene.folder, clock: () => scene.now, env: {} }
    await runCommand(['incident', 'class', '2', 'human', '--by', 'Bob', '--server', house.url], io)
    expect((await details(house)).recurrence).toMatchObject({ failureClass: 'human', ordinal: 1, later: [2] })
    const page = await (await fetch(`${house.url}/incidents/2`)).text()
    expect(page).toContain(
      'It recurs: the 2nd within 90 days of checkout, class human. Before it: <a href="/incidents/1">#1</a>.',
    )
  })
})

describe('a milestone that a person states', () => {
  it('changes the figure, keeps what stood there, and is left alone by the measurement', async () => {
    const house = await open()
    const before = await incident(house)
    scene.now = minute(4)
    const onset = minute(-6).toISOString()
    const body = { by: 'Ada', milestone: 'onset', at: onset, note: 'seen by a customer' }
    expect((await act(house, '1/milestone', body)).status).toBe(200)
    await act(house, '1/milestone', body)
    await house.reconcile()
    // By hand: detected at minute 2, begun at minute -6.
    expect(await incident(house)).toMatchObject({
      detectSeconds: 8 * 60,
      milestones: { onset: { at: onset, source: 'person', author: 'Ada', note: 'seen by a customer' } },
    })
    const { onset: stated } = (await incident(house)).milestones
    expect(stated?.before).toEqual({ at: before.milestones.onset?.at, source: 'sli' })
    expect(await statistics(house)).toMatchObject({ incidents: 1, edited: 1, detect: { count: 1, mean: 480 } })
    expect((await changes()).filter(([kind]) => kind === 'incident_milestone_edited')).toHaveLength(1)
    await act(house, '1/milestone', { ...body, at: minute(-5).toISOString() })
    expect((await incident(house)).milestones.onset?.before).toEqual(stated?.before)
  })

  it('is refused where it cannot be', async () => {
    const house = await open()
    const state = (milestone: string, at: Date) =>
      refusal(act(house, '1/milestone', { by: 'Ada', milestone, at: at.toISOString() }))
    expect(await state('onset', minute(9))).toEqual([409, expect.stringContaining('in the future')])
    expect(await state('recovered', minute(1))).toEqual([
      409,
      '#1 has not recovered yet: resolve it, then say when that was',
    ])
    expect(await state('acknowledged', minute(1))).toEqual([
      409,
      'acknowledged would lie before detected, in #1: mend that first',
    ])
    expect((await act(house, '1/milestone', { by: 'Ada', milestone: 'onset', at: 'noon' })).status).toBe(400)
    expect((await incident(house)).milestones).toMatchObject({ onset: { source: 'sli' }, acknowledged: null })
  })
})

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

describe('a false alarm', () => {
  it('leaves the means and is counted apart', async () => {
    const house = await open()
    await two(house)
    await act(house, '2/false-positive', { by: 'Ada' })
    // By hand: only the first is left, 20 min; noticed after 2 min.
    expect(await statistics(house)).toMatchObject({
      ...{ incidents: 1, falsePositives: 1 },
      ...{ recover: { count: 1, mean: 1200 }, detect: { count: 1, mean: 120 }, acknowledge: { count: 0, mean: null } },
    })
  })
})

describe('how far people have come', () => {
  it('is what they say, until it is over', async () => {
    const house = await open()
    scene.now = minute(5)
    expect((await incident(house)).status).toBe('investigating')
    await act(house, '1/update', { by: 'Ada', text: 'It is the database.', status: 'identified' })
    await act(house, '1/update', { by: 'Ada', text: 'Still at it.' })
    expect((await incident(house)).status).toBe('identified')
    const refused = await refusal(act(house, '1/update', { by: 'Ada', text: 'x', status: 'done' }))
    expect(refused).toEqual([400, expect.stringContaining('expected one of investigating, identified, monitoring')])
    const { timeline, nextUpdateDue } = await details(house)
    const told = timeline.filter(({ kind }) => kind === 'update').map(({ text }) => text)
    expect(told).toEqual(['Identified: It is the database.', 'Still at it.'])
    // A page wants an update every 15 minutes.
    expect(nextUpdateDue).toBe(minute(20).toISOString())
    await act(house, '1/resolve', { by: 'Ada' })
    expect((await incident(house)).status).toBe('resolved')
    expect((await details(house)).nextUpdateDue).toBeNull()
  })
})

describe('a list', () => {
  it('has those of a team and a state', async () => {
    const house = await open()
    await two(house)
    const numbers = async (query: string) =>
      (await get(house, `/api/v1/incidents?${query}`, incidentPageAnswer)).data.map(({ number }) => number)
    expect(await numbers('state=resolved')).toEqual([2, 1])
    expect(await numbers('state=open')).toEqual([])
    expect(await numbers('service=checkout')).toEqual([2, 1])
    expect(await numbers('service=other')).toEqual([])
    expect(await refusal(fetch(`${house.url}/api/v1/incidents?team=nobody`))).toEqual([400, 'there is no team nobody'])
  })
})

it('the command line does all of it', async () => {
  const house = await start()
  await send(house, delivery(alert()))
  scene.now = minute(5)
  const run = (...args: readonly string[]) =>
    runCommand(['incident', ...args, '--server', house.url], {
      ...{ cwd: scene.folder, clock: () => scene.now, env: { USER: 'ada' } },
    })
  const told = await run('update', '1', 'rolling back', '--status', 'identified')
  expect(told.stdout).toContain(' · identified')
  expect((await run('role', '1', 'commander', 'Ada')).stdout).toContain('commander Ada')
  const edited = await run('milestone', '1', 'onset', minute(1).toISOString(), '--note', 'seen')
  expect(edited.stdout).toContain('ada: seen; before: nothing')
  const refused = await run('merge', '1', '--into', '1')
  expect([refused.exitCode, refused.stderr]).toEqual([2, 'plimsoll: #1 cannot be a part of itself\n'])
  expect((await changes()).map(([kind]) => kind)).toEqual([
    'incident_opened',
    'incident_updated',
    'incident_role_assigned',
    'incident_milestone_edited',
  ])
})
