import { describe, expect, it } from '@jest/globals'
import { delivery } from '../../test/support/deliveries.js'
import type { IncidentHouse } from '../../test/support/incident-house.js'
import { act, alert, get, incidentsOverHttp, minute, send } from '../../test/support/incidents-over-http.js'
import { detailsOf, incidentOf, refusal, statisticsOf, twoIncidents } from '../../test/support/two-incidents.js'
import { runCommand } from '../../test/support/run-command.js'
import { incidentPageAnswer } from './view/incident-answer.js'

const { scene, start, open, changes } = incidentsOverHttp()

const incident = incidentOf
const details = detailsOf
const statistics = (house: IncidentHouse) => statisticsOf(house, scene)
const two = (house: IncidentHouse) => twoIncidents(house, scene)

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
