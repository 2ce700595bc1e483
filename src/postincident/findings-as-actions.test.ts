import { afterEach, beforeEach, expect, it } from '@jest/globals'
import request from 'supertest'
import { drillHouse } from '../../test/support/drill-house.js'
import { postIncidentHouse } from '../../test/support/postincident-house.js'
import { actionAnswer, actionsAnswer } from '../action/action-answer.js'
import { readEntriesAfter } from '../audit/audit-entries-read-store.js'
import { drillRunAnswer } from '../drill/over-http/drill-answer.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'

// Past midnight in Berlin, and not in UTC.
const T0 = new Date('2026-11-03T23:30:00Z')

let database: Database
let now: Date
let drills: ReturnType<typeof drillHouse>
let learned: ReturnType<typeof postIncidentHouse>

beforeEach(async () => {
  database = await openStore(':memory:')
  now = T0
  const clock = () => now
  drills = drillHouse({ database, clock })
  learned = postIncidentHouse({ database, clock, trouble: { from: T0, to: T0 } })
  await say('', { service: 'checkout', drill: 'restore-orders' })
})

afterEach(() => database.close())

const say = async (path: string, body: object) => {
  const answer = await request(drills.app)
    .post(`/api/v1/drills/runs${path}`)
    .send({ by: 'anna', ...body })
  expect([answer.status, answer.text]).toEqual([path === '' ? 201 : 200, expect.any(String)])
  return drillRunAnswer.parse(answer.body)
}
const noted = (body: object) => say('/r1/finding', body)
const items = async (state: string) =>
  actionsAnswer.parse((await request(learned.app).get(`/api/v1/actions?state=${state}`).expect(200)).body).data
const act = (number: number, deed: string, body: object = {}) =>
  request(learned.app)
    .post(`/api/v1/actions/${number}/${deed}`)
    .send({ by: 'bob', ...body })
const run = async () => drillRunAnswer.parse((await request(drills.app).get('/api/v1/drills/runs/r1')).body)
const audited = async () =>
  (await database.read((reader) => readEntriesAfter(reader, { after: 0, most: 100 }))).map(({ entry }) => [
    entry.action,
    entry.object.kind,
  ])

it('a finding is an action item of its own number, with owner, day, and the way back to its run', async () => {
  const { findings } = await noted({ text: 'The key was missing', owner: 'Ada', due: '2026-12-24' })
  expect(findings).toEqual([
    {
      ...{ number: 1, text: 'The key was missing', action: 1, owner: 'Ada', due: '2026-12-24' },
      ...{ state: 'open', doneAt: null },
    },
  ])
  expect(await items('open')).toMatchObject([
    {
      ...{
        number: 1,
        incident: null,
        service: 'checkout',
        text: 'The key was missing',
        owner: 'Ada',
        createdBy: 'anna',
      },
      drill: { run: 'r1', name: 'restore-orders', finding: 1 },
    },
  ])
  expect(await audited()).toEqual([
    ['drill.start', 'drill'],
    ['drill.finding', 'drill'],
  ])
})

it('one of which nobody says more is seen to by whoever noted it, within thirty days of the organisation', async () => {
  const { findings } = await noted({ text: 'slow' })
  // It is the 4th of November in Berlin: thirty days on, the 4th of December.
  expect(findings).toMatchObject([{ owner: 'anna', due: '2026-12-04' }])
})

it('is done from either side, and once', async () => {
  await noted({ text: 'one' })
  await noted({ text: 'two' })
  await noted({ text: 'three' })
  await act(1, 'done', { note: 'see #42' }).expect(200)
  await say('/r1/finding-done', { finding: 2 })
  await act(3, 'drop', { note: 'too dear' }).expect(200)
  expect((await run()).findings.map(({ state, doneAt }) => [state, doneAt])).toEqual([
    ['done', now.toISOString()],
    ['done', now.toISOString()],
    ['dropped', null],
  ])
  expect(await items('done')).toMatchObject([
    { number: 1, closedBy: 'bob' },
    { number: 2, closedBy: 'anna' },
  ])
  // What is closed already changes nothing more, and leaves no entry.
  for (const finding of [1, 2, 3]) await say('/r1/finding-done', { finding })
  await act(2, 'done').expect(409)
  expect((await audited()).map(([action]) => action).slice(4)).toEqual([
    'action.done',
    'drill.finding_done',
    'action.drop',
  ])
})

it('given to another, it is so on the page of the run', async () => {
  await noted({ text: 'one' })
  expect(
    actionAnswer.parse((await act(1, 'change', { owner: 'Bo', due: '2027-01-15' }).expect(200)).body),
  ).toMatchObject({
    drill: { run: 'r1' },
  })
  expect((await run()).findings).toMatchObject([{ owner: 'Bo', due: '2027-01-15' }])
})

it('is overdue when its day is over in the zone of the organisation', async () => {
  await noted({ text: 'one', due: '2026-11-04' })
  now = new Date('2026-11-04T23:00:10Z')
  expect(await items('overdue')).toMatchObject([{ number: 1, overdueSeconds: 10 }])
})

it('a day that is none is refused in words', async () => {
  const answer = await request(drills.app)
    .post('/api/v1/drills/runs/r1/finding')
    .send({ by: 'anna', text: 'one', due: 'soon' })
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('expected a day such as 2026-12-24')])
})

it('the page of action items leads to the run, and goes back there', async () => {
  await noted({ text: 'one' })
  const form = await request(learned.app).post('/actions').type('form').send({ number: '1', deed: 'done', by: 'bob' })
  expect([form.status, form.headers['location']]).toEqual([303, '/drills/r1'])
})
